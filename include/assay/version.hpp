// The version of the library, by semantic versioning. The C ABI has a number of its own (assay.h).
#pragma once

#define ASSAY_VERSION_MAJOR 0
#define ASSAY_VERSION_MINOR 1
#define ASSAY_VERSION_PATCH 0
#define ASSAY_VERSION "0.1.0"
