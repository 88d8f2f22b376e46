// Every unit that uses Boost includes it through this file, first. Boost's namespace is renamed, so that its names in
// our archive neither meet a consumer's own Boost nor mean something else there.
#pragma once

#define boost assay_private_boost
#define BOOST_NO_USER_CONFIG
#define BOOST_MP_STANDALONE
