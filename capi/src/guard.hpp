// guard: the one place where C++ ends.
//
// Every entry point that can fail is a guard around its body. Guard clears the results, checks the pointers, turns
// whatever the body throws into a code and, where the caller wants one, an error handle; nothing passes it.
#pragma once

#include <cstdint>
#include <exception>
#include <initializer_list>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "assay.h"
#include "assay/error.hpp"

// Every problem of a failed call, with its sentences already written, so that reading needs neither memory nor a lock.
struct assay_error {
  struct Problem {
    assay::Diagnostic diagnostic;
    std::string zh;
    std::string en;
  };
  std::vector<Problem> problems;
};

namespace assay::capi {

// A pointer that the entry point cannot do without.
struct Needed {
  const char* name;
  const void* pointer;
};

// A result, cleared before anything can fail.
template <typename T>
Needed result(const char* name, T* out) noexcept {
  if (out != nullptr) *out = T{};
  return {name, out};
}

inline assay_error* make_error(const std::vector<Diagnostic>& diagnostics) {
  std::vector<assay_error::Problem> problems;
  problems.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) {
    problems.push_back({diagnostic, diagnostic.message(Language::zh), diagnostic.message(Language::en)});
  }
  return new assay_error{std::move(problems)};
}

// The problems of the exception being handled.
inline std::vector<Diagnostic> current_problems() {
  const auto one = [](Code code, const char* value) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    if (value != nullptr) diagnostic.values.emplace_back(value);
    return std::vector<Diagnostic>{std::move(diagnostic)};
  };
  try {
    throw;
  } catch (const Error& refused) {
    return refused.diagnostics();
  } catch (const std::bad_alloc&) {
    return one(Code::out_of_memory, nullptr);
  } catch (const std::length_error&) {  // a container that memory could not hold
    return one(Code::out_of_memory, nullptr);
  } catch (const std::exception& mistake) {
    return one(Code::internal, mistake.what());
  } catch (...) {
    return one(Code::internal, "an exception of unknown type");
  }
}

template <typename Body>
std::int32_t guard(assay_error** error, std::initializer_list<Needed> needed, Body&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    for (const Needed& argument : needed) {
      if (argument.pointer == nullptr) throw Error({Code::null_argument, "", {argument.name}});
    }
    body();
    return ASSAY_OK;
  } catch (...) {
    try {
      const std::vector<Diagnostic> problems = current_problems();
      if (error != nullptr) *error = make_error(problems);
      return static_cast<std::int32_t>(problems.front().code);
    } catch (...) {
      return ASSAY_OUT_OF_MEMORY;  // too little even to say so
    }
  }
}

}  // namespace assay::capi
