// The results of staffing.
#include <algorithm>

#include "json/results.hpp"
#include "report/lookup.hpp"

namespace assay::json {

namespace {

class StaffingWriter {
 public:
  explicit StaffingWriter(Results& results)
      : results_(results),
        out_(results.out),
        plan_(results.plan),
        posts_(results.plan.agreement().posts),
        months_(report::roster_months(results.evaluation)) {}

  void write() {
    out_.array("posts", [&] {
      for (std::size_t p = 0; p < posts_.size(); ++p) {
        out_.object({}, [&] { write_post(p); });
      }
    });
    results_.value("experienced", plan_.experienced());
    results_.quotient("experienced_share", plan_.experienced_share());
    results_.value("retained", plan_.retained());
    results_.value("retention_base", plan_.retention_base());
    results_.quotient("retention", plan_.retention());
    results_.value("head_count", plan_.head_count());
    if (!months_.empty()) {
      write_months();
      write_persons();
    }
    const Staffing given = results_.document.outputs.staffing.value_or(Staffing{});
    write_counts("certificates", given.certificates);
    write_counts("leavers", given.leavers);
    write_head(given);
  }

 private:
  void write_post(std::size_t p) {
    const std::string& category = posts_[p].category;
    out_.string("id", category);
    results_.value("posts", "staffing/posts/" + category);
    if (posts_[p].posts && posts_[p].months) out_.number("months", *posts_[p].months);
    results_.value("required", plan_.required(p));
    results_.value("worked", plan_.worked(p));
    results_.value("vacancy", "staffing/vacancy/" + category);
    results_.value("surplus", "staffing/surplus/" + category);
    results_.value("net", plan_.net(p));
  }

  void write_months() {
    out_.array("months", [&] {
      for (const std::string& month : months_) {
        out_.object({}, [&] {
          out_.string("id", month);
          out_.array("posts", [&] {
            for (const Post& post : posts_) {
              out_.object({}, [&] {
                out_.string("id", post.category);
                for (const std::string key : {"worked", "vacancy", "surplus"}) {
                  results_.value(key, "staffing/months/" + month + '/' + key + '/' + post.category);
                }
              });
            }
          });
        });
      }
    });
  }

  // The parts of the months in post; a month that is not there is one out of post.
  void write_persons() {
    out_.array("persons", [&] {
      for (const Person& person : results_.document.outputs.staffing->roster->persons) {
        const std::string path = "staffing/persons/" + person.id;
        out_.object({}, [&] {
          out_.string("id", person.id);
          out_.string_if("name", person.name);
          results_.value("worked", path + "/worked");
          out_.object("months", [&] {
            for (const std::string& month : months_) results_.value(month, path + "/months/" + month);
          });
        });
      }
    });
  }

  // Figures where there is a roster, else what the document gives.
  void write_counts(const std::string& key, const std::vector<Count>& given) {
    const auto figures = report::figures_under(results_.evaluation, "staffing/" + key + '/');
    if (figures.empty() && given.empty()) return;
    out_.array(key, [&] {
      for (const report::NamedFigure& figure : figures) {
        out_.object({}, [&] {
          out_.string("id", figure.name);
          results_.value("persons", figure.node);
        });
      }
      for (const Count& count : given) {
        out_.object({}, [&] {
          out_.string("id", count.label);
          out_.number("persons", count.value);
        });
      }
    });
  }

  void write_head(const Staffing& given) {
    const report::Head head = report::head_of(given);
    if (head.certificate.empty() && !head.years) return;
    out_.object("head", [&] {
      out_.string_if("certificate", head.certificate);
      if (head.years) out_.number("years", *head.years);
    });
  }

  Results& results_;
  Writer& out_;
  const Plan& plan_;
  const std::vector<Post>& posts_;
  const std::vector<std::string> months_;
};

}  // namespace

void write_staffing(Results& results) {
  if (!results.document.outputs.staffing && results.plan.agreement().posts.empty()) return;
  results.out.object("staffing", [&] { StaffingWriter(results).write(); });
}

}  // namespace assay::json
