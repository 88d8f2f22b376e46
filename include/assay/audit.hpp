// Audit (数据核对): whether the numbers that a report prints can be true, by the evaluation and by each other.
//
// Every claim is read (printed.hpp), its figure recomputed and both compared as exact sets of values: nothing is
// tolerated and nothing guessed. What disagrees becomes findings, each with a code (error.hpp, 800–899), a severity and
// its places. Nothing here changes a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/claims.hpp"
#include "assay/document.hpp"
#include "assay/error.hpp"
#include "assay/evaluation.hpp"
#include "assay/interval.hpp"
#include "assay/printed.hpp"
#include "assay/rounding.hpp"
#include "assay/template.hpp"

namespace assay {

// A set of rounding modes.
class Modes {
 public:
  constexpr Modes() noexcept = default;
  static constexpr Modes all() noexcept { return Modes(0x7f); }
  constexpr bool contains(RoundingMode mode) const noexcept { return (bits_ & bit(mode)) != 0; }
  constexpr void insert(RoundingMode mode) noexcept { bits_ = static_cast<std::uint8_t>(bits_ | bit(mode)); }
  constexpr bool empty() const noexcept { return bits_ == 0; }
  friend constexpr Modes operator&(Modes a, Modes b) noexcept {
    return Modes(static_cast<std::uint8_t>(a.bits_ & b.bits_));
  }
  friend constexpr bool operator==(Modes, Modes) = default;

 private:
  explicit constexpr Modes(std::uint8_t bits) noexcept : bits_(bits) {}
  static constexpr std::uint8_t bit(RoundingMode mode) noexcept {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(mode));
  }
  std::uint8_t bits_ = 0;
};

// How a printed number can have come from an exact value: the modes that print exactly that text when they round once,
// and those that do only when they round twice, first to one to three places more (8.53459 by way of 8.535).
struct Fingerprint {
  Modes once;
  Modes twice;
  // False where the value ends within the digits shown, since every mode prints it, and where no mode prints it at all,
  // since a slip tells nothing of rounding.
  bool votes = false;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// A hedged number has no fingerprint: neither modes nor a vote.
Fingerprint fingerprint(const Ratio& exact, const Printed& printed);

// The modes that explain all numbers that vote; or, where none does, the modes that explain most of them, and those
// that they leave out.
struct GroupFingerprint {
  Modes modes;
  std::size_t voting = 0;
  std::vector<std::size_t> outliers = {};  // indexes of what was given

  friend bool operator==(const GroupFingerprint&, const GroupFingerprint&) = default;
};
GroupFingerprint group_fingerprint(const std::vector<Fingerprint>& fingerprints);

// Whole numbers, first to last.
struct WholeRange {
  Decimal first, last;

  friend bool operator==(const WholeRange&, const WholeRange&) = default;
};

// The whole numerators over this denominator, and the whole denominators under this numerator, whose quotient × 100
// prints so; nothing where there are none, or where their number has no end.
std::optional<WholeRange> whole_numerators(const Interval& percent, const Ratio& denominator);
std::optional<WholeRange> whole_denominators(const Interval& percent, const Ratio& numerator);

enum class Severity : std::uint8_t {
  error,    // cannot be true
  warning,  // inconsistent under an assumption that the sentence names
  note,     // to be confirmed
};
std::string_view name(Severity severity) noexcept;

enum class ClaimState : std::uint8_t { consistent, inconsistent, not_checkable };
std::string_view name(ClaimState state) noexcept;

struct CheckedClaim {
  Claim claim;
  Printed printed;  // no value where it cannot be read, or is words
  ClaimState state = ClaimState::not_checkable;
  // Why not checkable: a code of error.hpp, and its values.
  std::optional<Diagnostic> missing = {};
  std::optional<Possible> stands_for = {};    // what the printed number can stand for
  std::optional<Interval> expected = {};      // recomputed: before the figure's own rounding
  std::optional<Ratio> gap = {};              // between both, where inconsistent
  std::optional<Fingerprint> modes = {};      // of a number whose expected value is one
  std::optional<WholeRange> numerators = {};  // of a ratio of whole numbers
  std::optional<WholeRange> denominators = {};
  std::vector<std::string> holds_by = {};  // of words and spans: the readings by which they are true
};

// A place whose number may be wrong: a claim, or an amount of the document.
struct Suspect {
  std::optional<std::size_t> claim = {};  // index of the checked claim
  std::string pointer = {};               // of the amount in the document, where it is no claim
  std::string printed;                    // as it stands
  Possible values;                        // that would satisfy every check
  std::vector<Decimal> candidates = {};   // the values reached by a small slip, or all of them where they are few;
                                          // likeliest first
  // How the first came to be what is printed: "swap" (two digits), "digit", "lost_digit", "extra_digit", "point",
  // "unit", "sign", "digits" (two of them), "exchanged" (with the other suspect), "value".
  std::string slip = {};
};

// The smallest sets of places whose change satisfies all checks (疑似录入错误), likeliest first. It says nothing about
// who made a slip.
struct Slip {
  std::vector<Suspect> suspects;  // one or two
  int cost = 0;                   // the smaller the likelier
};

struct AuditFinding {
  Severity severity = Severity::note;
  Diagnostic problem;               // code 800–899; its pointer is the claim's in the document, or empty
  std::vector<std::size_t> claims;  // indexes of checked claims, the one that it is about first
  std::vector<Node> figures = {};
  std::string about = {};        // path of the figure, or the quantity's key
  std::string silenced = {};     // the reason why it is not reported; empty for others
  std::vector<Slip> slips = {};  // at most five; those of several findings stand with the first of them
  bool gave_up = false;          // looking for slips stopped at a bound
};

struct Audit {
  std::vector<CheckedClaim> claims;
  std::vector<AuditFinding> findings;  // worst first; the silenced last
  GroupFingerprint rounding;           // of all claims that vote; outliers are indexes of claims
  ReportClaims report;                 // what a template found; empty without one
};

// The claims that the document makes itself: its claims, and what cells and tables print (all_claims). The evaluation
// must be of that document.
Audit audit(const Document& document, const Evaluation& evaluation);

// The claims that a template found in the report's text instead; the document's own are not looked at.
Audit audit(const Document& document, const Evaluation& evaluation, ReportClaims report);

// Whether errors or warnings remain that are not silenced.
bool has_discrepancies(const Audit& audit) noexcept;

}  // namespace assay
