# cmake -DOUTPUT=policies.cpp "-DFILES=a.json;b.json" -P embed.cmake
#
# Writes the shipped policies as bytes into a C++ source, sorted by name. The name of a policy is that of its file.
set(entries "")
list(SORT FILES COMPARE FILE_BASENAME)
foreach(file IN LISTS FILES)
  cmake_path(GET file STEM name)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # A literal for each line of the policy, so that a compiler's message can show one.
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" bytes "${bytes}")
  file(SIZE "${file}" size)
  string(APPEND entries "    {\"${name}\", std::string_view(\n     \"${bytes}\", ${size})},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Made by cmake/embed.cmake from src/model/policies.
#include \"model/policies.hpp\"

namespace assay::model {

namespace {
constexpr ShippedPolicy policies[] = {
${entries}};
}  // namespace

std::span<const ShippedPolicy> shipped_policies() noexcept { return policies; }

}  // namespace assay::model
")
