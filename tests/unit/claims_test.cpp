// The claims of a document: those of its list, of cells and of tables.
#include <doctest/doctest.h>

#include <assay/document.hpp>

#include <vector>

#include "station.hpp"

using assay::Claim;

namespace {

assay::Document document() {
  return assay::read_document(R"({
    "assay": 1, "policy": "guangzhou-2023",
    "agreement": {
      "areas": [{"id": "east"}, {"id": "west"}],
      "indicators": [{"id": "visits", "target": 9}, {"id": "calls", "target": 5}, {"id": "files", "target": 7}]
    },
    "outputs": {
      "indicators": {
        "visits": {"east": {"value": 1, "printed": "一", "source": "p. 2"}, "west": {"value": 3, "printed": "三"}},
        "calls": {"value": 28000, "printed": "2.8万", "source": "p. 3"},
        "files": {"*": {"value": 4, "printed": "4个", "source": "p. 4"}, "source": "p. 5"}
      },
      "tables": [{"where": "annex", "rows": [["", "visits", "印:calls"], ["印:合计", "4", "2.8 万"]]}]
    },
    "scores": {
      "oversight": {"points": 1}, "purchaser": {"points": 1}, "supervision_centre": {"points": 1},
      "third_party": {"points": 1}
    },
    "claims": [{"figure": "total", "printed": "4", "where": "p. 1"}, {"quantity": "months", "printed": "11"}]
  })");
}

}  // namespace

TEST_CASE("claims stand in their list, at cells and in tables") {
  CHECK(all_claims(document()) == std::vector<Claim>{{"total", "", "4", "p. 1"},
                                                     {"", "months", "11", ""},
                                                     {"indicators/visits/areas/east/actual", "", "一", "p. 2"},
                                                     {"indicators/visits/areas/west/actual", "", "三", ""},
                                                     {"indicators/calls/actual", "", "2.8万", "p. 3"},
                                                     {"indicators/files/actual", "", "4个", "p. 4"},
                                                     {"indicators/visits/actual", "", "4", "annex"},
                                                     {"indicators/calls/actual", "", "2.8 万", "annex"}});
  CHECK(all_claims(assay::Document{}).empty());
}

TEST_CASE("what a table prints in a line that is refused is left out") {
  assay::Document refused = document();
  refused.claims.clear();
  refused.outputs.indicators.clear();
  refused.outputs.tables[0].rows[1][0] = "印:小计";
  CHECK(all_claims(refused).empty());
}
