// A sentence of a report with holes around the numbers that a figure could print.
//
// A number goes by the figure whose name stands last before it in its sentence, or by the only one that prints so; of
// the area that its clause names, or else its sentence, or the last heading that named one. Small numbers print alike
// by chance, and what is printed with 以上 may be a bound: the names that they could have stand in a comment.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "audit/mark_names.hpp"

namespace assay::audit_detail {

// What a template would read as its own signs. A pattern skips over them; other lines show others instead.
std::string without_signs(std::string_view text, bool is_pattern);

struct MarkedSentence {
  std::string comments;  // lines that come before it
  std::string text;
  std::vector<const KnownNumber*> holes;  // what they name
  std::string instead;                    // the comments that say so where there may be no holes
};

class SentenceMarks {
 public:
  // The numbers and names outlive it.
  SentenceMarks(const KnownNumbers& known, const AreaNames& areas) : known_(known), areas_(areas) {}

  // It goes on from the one before, over the end of a line, unless that has ended.
  MarkedSentence mark(std::string_view sentence, std::size_t area);
  void end() noexcept { words_.clear(); }

 private:
  // What a number may be called; it is one thing for sure where there is one name and it is no guess.
  struct Choice {
    std::vector<const KnownNumber*> names = {};
    bool guessed = false;
  };

  Choice choose(const Printed& printed, std::size_t area) const;
  Choice choose_in(const Printed& printed, std::size_t area) const;
  void go_on(std::string_view text);

  const KnownNumbers& known_;
  const AreaNames& areas_;
  std::u32string words_;  // the last ones of the sentence so far, folded
};

}  // namespace assay::audit_detail
