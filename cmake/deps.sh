#!/usr/bin/env bash
# deps.sh demo|test: provides what the command of that name needs on Debian 12, quickly and quietly if it is all there.
#
# Installs what is missing with apt where it may (root, or sudo without a password), else says what to install. It never
# removes a package. Boost's headers are unpacked under build/deps: to install libboost1.81-dev, apt would remove
# Debian's default libboost1.74-dev. What the tests need of PyPI is put under build/deps too, by its hashes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A command or a file (a pattern may be given), and the package that brings it.
demo=(
  g++ g++
  cmake cmake
  ninja ninja-build
)
test=(
  "${demo[@]}"
  clang++-14 clang-14
  pkg-config pkg-config
  /usr/bin/python3 python3
  '/usr/lib/python3*/dist-packages/jsonschema/__init__.py' python3-jsonschema
  '/usr/lib/python3/dist-packages/pip/__init__.py' python3-pip
  /usr/include/doctest/doctest.h doctest-dev
  '/usr/lib/*/cmake/benchmark/benchmarkConfig.cmake' libbenchmark-dev
  /usr/share/i18n/locales/de_DE locales
)

boost_deb=libboost1.81-dev
boost=build/deps/boost

python=build/deps/python
requirements=tests/property/requirements.txt

say() { echo "assay: $*" >&2; }

there() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

boost_is_there() {
  local folder number
  for folder in "$boost/usr/include" /usr/local/include /usr/include; do
    number=$(sed -n 's/^#define BOOST_VERSION //p' "$folder/boost/version.hpp" 2>/dev/null) || continue
    if [ "${number:-0}" -ge 108100 ]; then return; fi
  done
  return 1
}

# as_root COMMAND...: as it is, or with sudo; 1 where neither is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

# A fresh machine has no package lists.
need_lists() { compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || as_root apt-get -qq update; }

install() {
  say "installing $*"
  need_lists
  # Where a package would have to go, --no-remove makes apt stop before it has done anything.
  local command=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-remove --no-install-recommends install "$@")
  # Lists older than the archive name files that are gone; new ones may help.
  as_root "${command[@]}" >"$log" 2>&1 ||
    { as_root apt-get -qq update && as_root "${command[@]}"; } >"$log" 2>&1 ||
    { cat "$log" >&2; return 1; }
}

# Without root, apt can still download where there are lists.
unpack_boost() {
  local work
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
  say "unpacking the headers of Boost 1.81 under $boost"
  if may_install; then need_lists; fi
  work=$(mktemp -d "$PWD/build/deps/boost.XXXXXX")
  (cd "$work" && apt-get -qq download "$boost_deb" && dpkg -x ./*.deb unpacked) >"$log" 2>&1 ||
    { cat "$log" >&2; rm -rf "$work"; return 1; }
  rm -rf "$boost"
  mv "$work/unpacked" "$boost"
  rm -rf "$work"
}

# Of each "name==version" a folder name-version.dist-info.
python_packages() { sed -n 's/^\([a-z0-9]*\)==\([0-9.]*\) .*/\1-\2/p' "$requirements"; }
python_is_there() {
  local package
  for package in $(python_packages); do
    [ -d "$python/$package.dist-info" ] || return 1
  done
}

# pip refuses what has another hash. Nothing is installed outside build.
install_python() {
  local work
  say "putting $(python_packages | xargs) under $python"
  work=$(mktemp -d "$PWD/build/deps/python.XXXXXX")
  /usr/bin/python3 -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes \
    --target "$work" --requirement "$requirements" >"$log" 2>&1 ||
    { cat "$log" >&2; rm -rf "$work"; return 1; }
  rm -rf "$python"
  mv "$work" "$python"
}

case ${1-} in
  demo) needs=("${demo[@]}") ;;
  test) needs=("${test[@]}") ;;
  *) say "usage: deps.sh demo|test"; exit 2 ;;
esac

mkdir -p build/deps
log=$PWD/build/deps/apt.log

missing=()
for ((i = 0; i < ${#needs[@]}; i += 2)); do
  there "${needs[i]}" || missing+=("${needs[i + 1]}")
done
if [ ${#missing[@]} -gt 0 ]; then
  if ! may_install; then
    say "these Debian packages are needed: ${missing[*]}"
    say "install them with: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    failed=1
  elif ! install "${missing[@]}"; then
    say "apt could not install: ${missing[*]}"
    failed=1
  fi
fi
if ! boost_is_there && ! unpack_boost; then
  say "the headers of Boost 1.81 or newer are needed, and could not be downloaded as the Debian package $boost_deb"
  say "unpack it yourself: apt-get update && apt-get download $boost_deb && dpkg -x $boost_deb*.deb $PWD/$boost"
  failed=1
fi
if [ "$1" = test ] && ! python_is_there && ! install_python; then
  say "these packages of PyPI are needed, and could not be downloaded: $(python_packages | xargs)"
  say "install them with: /usr/bin/python3 -m pip install --no-deps --require-hashes --target $PWD/$python --requirement $PWD/$requirements"
  failed=1
fi
exit "${failed:-0}"
