# assay_find_boost(RESULT): the folder that holds boost/, of 1.81 or newer. Headers only, used by our sources alone.
#
# Debian 12 has 1.81 beside its default 1.74, but installing the one removes the other's headers. cmake/deps.sh
# therefore unpacks it under build/deps.
set(ASSAY_BOOST_INCLUDE_DIR "" CACHE PATH "Folder that holds boost/ (1.81 or newer); empty: build/deps, else the system")

function(assay_find_boost result)
  set(unpacked "${PROJECT_SOURCE_DIR}/build/deps/boost/usr/include")
  if(ASSAY_BOOST_INCLUDE_DIR)
    set(candidates "${ASSAY_BOOST_INCLUDE_DIR}")
  else()
    find_path(system boost/version.hpp NO_CACHE)
    set(candidates "${unpacked}" ${system})
  endif()
  set(seen "")
  foreach(candidate IN LISTS candidates)
    if(NOT EXISTS "${candidate}/boost/version.hpp")
      continue()
    endif()
    file(STRINGS "${candidate}/boost/version.hpp" line REGEX "define BOOST_VERSION [0-9]+")
    string(REGEX MATCH "[0-9]+" number "${line}")
    if(number GREATER_EQUAL 108100)
      set(${result} "${candidate}" PARENT_SCOPE)
      return()
    endif()
    string(APPEND seen "\n  ${candidate} has BOOST_VERSION ${number}")
  endforeach()
  message(FATAL_ERROR
    "Assay needs the headers of Boost 1.81 or newer to build; the installed library does not.${seen}\n"
    "On Debian 12, `bash cmake/deps.sh demo` unpacks them under build/deps and installs nothing of Boost. "
    "Elsewhere, give the folder that holds boost/: -DASSAY_BOOST_INCLUDE_DIR=/path/to/include")
endfunction()
