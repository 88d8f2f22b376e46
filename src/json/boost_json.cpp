// The one unit that holds Boost.JSON's own definitions.
#include "boost.hpp"

#include <boost/json/src.hpp>
