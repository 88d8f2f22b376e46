// Document: one evaluation as one value — everything that a JSON document (json.hpp) holds.
//
// evaluate and read_document refuse a document whose texts are not valid UTF-8 or hold control characters, whose dates
// do not exist, or that names what it does not define; what writes a document relies on that.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/adjustments.hpp"
#include "assay/agreement.hpp"
#include "assay/claims.hpp"
#include "assay/date.hpp"
#include "assay/outputs.hpp"
#include "assay/policy.hpp"
#include "assay/scores.hpp"

namespace assay {

enum class Stage : std::uint8_t { midterm, final };

std::string_view name(Stage stage) noexcept;

struct Role {
  std::string role;  // "purchaser", "operator", …
  std::string name = {};

  friend bool operator==(const Role&, const Role&) = default;
};

struct Project {
  std::string id;
  std::string name = {};
  std::optional<Stage> stage = {};
  std::optional<Date> date = {};       // of the evaluation
  std::optional<Span> term = {};       // 协议期
  std::optional<Span> assessed = {};   // 考核期
  std::optional<Decimal> budget = {};  // 元
  std::vector<Role> roles = {};

  friend bool operator==(const Project&, const Project&) = default;
};

enum class FindingKind : std::uint8_t { commendation, concern, recommendation };

std::string_view name(FindingKind kind) noexcept;

// What a party writes beside its score.
struct Finding {
  std::string party;
  FindingKind kind = FindingKind::commendation;
  std::string scope = {};
  std::string text = {};
  std::string about = {};  // path of the figure it speaks of, or empty

  friend bool operator==(const Finding&, const Finding&) = default;
};

// `source` (where it stands) and `note` of any object of the document but its policy, which keeps its own. Reading
// gives them in the order of their pointers.
struct Remark {
  std::string pointer;  // of the object in the document
  std::string source = {};
  std::string note = {};

  friend bool operator==(const Remark&, const Remark&) = default;
};

struct Document {
  Project project;
  std::string policy_name = {};  // of a shipped policy; empty where the document holds its own
  Policy policy = {};
  Agreement agreement = {};
  Outputs outputs = {};
  Scores scores = {};
  std::vector<Adjustment> adjustments = {};
  std::vector<Fact> facts = {};
  std::vector<Finding> findings = {};
  std::vector<Claim> claims = {};
  AuditRules audit = {};
  std::vector<Remark> remarks = {};
  // The midterm evaluation of the same project, which a final one may name: a file beside the document.
  std::string midterm_name = {};
  std::shared_ptr<const Document> midterm = {};  // null exactly where there is no name

  friend bool operator==(const Document& a, const Document& b);
};

// All that the document prints of a number: its claims, then cells of outputs that say how they are printed (`where` is
// their source), then what its tables print. Lines of tables that evaluating refuses are left out.
std::vector<Claim> all_claims(const Document& document);

}  // namespace assay
