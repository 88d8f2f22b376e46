#!/usr/bin/env bash
# run.sh STEP SOURCE BUILD CMAKE CC CXX BOOST_INCLUDE_DIR
#
# One step of the consumers' tests, in BUILD/consumer. Install comes first: it installs there and moves what it installed.
set -euo pipefail

step=$1 source=$2 build=$3 cmake=$4 cc=$5 cxx=$6 boost=$7
here=$source/tests/consumer
work=$build/consumer
prefix=$work/moved

fail() {
  echo "$*" >&2
  exit 1
}

# build_and_run PROJECT OPTION...: configures, builds and runs the programs of a project under here.
build_and_run() {
  local project=$1 program
  shift
  rm -rf "${work:?}/$project"
  "$cmake" -S "$here/$project" -B "$work/$project" -G Ninja "$@"
  "$cmake" --build "$work/$project"
  for program in "$work/$project"/program_*; do
    echo "running $program"
    "$program"
  done
}

case $step in
  install)
    rm -rf "$work"
    "$cmake" --install "$build" --prefix "$work/first"
    mv "$work/first" "$prefix"
    ! grep -rIlF -e "$build" -e "$source/include" -e "$source/src" "$prefix" || fail "these files hold a path of the machine that built them"
    ! grep -rIil boost "$prefix/include" "$prefix/lib" || fail "these files speak of Boost"
    for file in bin/assay include/assay/assay.hpp include/assay.h lib/libassay.a lib/libassay_c.a lib/libassay_c.so \
      share/assay/schema/assay-1.schema.json share/assay/policies/guangzhou-2023.json; do
      [ -e "$prefix/$file" ] || fail "$file is not installed"
    done
    "$prefix/bin/assay" --version
    "$prefix/bin/assay" evaluate --json "$prefix/share/assay/examples/huadi-2024.json" | grep '"total"'
    ;;

  cpp) build_and_run cpp -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$cxx" ;;

  c) build_and_run c -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" ;;

  pkg_config)
    export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
    rm -rf "$work/pkg_config"
    mkdir "$work/pkg_config"
    cd "$work/pkg_config"
    for package in assay assay-c assay-c-static; do pkg-config --print-errors --modversion "$package"; done
    # shellcheck disable=SC2046  # flags are meant to be split
    {
      "$cxx" -std=c++20 "$here/cpp/main.cpp" -I"$here" -o program_cpp $(pkg-config --cflags --libs assay)
      "$cc" -std=c99 "$here/c/main.c" -I"$here" -o program_shared $(pkg-config --cflags --libs assay-c)
      "$cc" -std=c99 "$here/c/main.c" -I"$here" -o program_static $(pkg-config --cflags --libs assay-c-static)
    }
    ./program_cpp
    LD_LIBRARY_PATH=$prefix/lib ./program_shared
    ./program_static
    ! ldd program_static | grep libassay || fail "the static program needs a shared library of ours"
    ;;

  subdirectory)
    build_and_run subdirectory -DASSAY_SOURCE="$source" -DASSAY_BOOST_INCLUDE_DIR="$boost" \
      -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx"
    "$cmake" --install "$work/subdirectory" --prefix "$work/subdirectory/installed"
    [ ! -e "$work/subdirectory/installed" ] || fail "a subdirectory installs something"
    ;;

  *) fail "there is no step $step" ;;
esac
