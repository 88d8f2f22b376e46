// CSV as spreadsheets write it, and what is refused with its line and reason.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "model/csv.hpp"

using assay::model::Csv;
using assay::model::read_csv;
using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows rows(std::string_view text) {
  const Csv csv = read_csv(text);
  CHECK_FALSE(csv.error);
  return csv.rows;
}

}  // namespace

TEST_CASE("fields are separated by commas and rows by line ends") {
  const Rows table = {{"", "电访", "入户探访"}, {"片区1", "2823", "365"}};
  CHECK(rows(",电访,入户探访\n片区1,2823,365\n") == table);
  CHECK(rows(",电访,入户探访\r\n片区1,2823,365\r\n") == table);
  CHECK(rows(",电访,入户探访\n片区1,2823,365") == table);
  CHECK(rows("\xEF\xBB\xBF,电访,入户探访\r\n片区1,2823,365") == table);
}

TEST_CASE("empty fields are fields, and nothing is trimmed") {
  CHECK(rows("\n") == Rows{{""}});
  CHECK(rows("a\n\nb") == Rows{{"a"}, {""}, {"b"}});
  CHECK(rows(",") == Rows{{"", ""}});
  CHECK(rows("a,,\n,") == Rows{{"a", "", ""}, {"", ""}});
  CHECK(rows(" a ,\t1\n") == Rows{{" a ", "\t1"}});
  CHECK(rows("a,b,c\nd\n") == Rows{{"a", "b", "c"}, {"d"}});  // whether rows are of one length is the table's matter
  CHECK(rows("a\xEF\xBB\xBF\n") == Rows{{"a\xEF\xBB\xBF"}});  // a mark elsewhere is no mark
}

TEST_CASE("a field in quotes may hold commas, line ends and doubled quotes") {
  CHECK(rows(R"("a,b",c)") == Rows{{"a,b", "c"}});
  CHECK(rows("\"a\nb\r\nc\",d\r\n") == Rows{{"a\nb\r\nc", "d"}});
  CHECK(rows(R"("他说""好""",1)") == Rows{{"他说\"好\"", "1"}});
  CHECK(rows(R"("","")") == Rows{{"", ""}});
  CHECK(rows(R"("""")") == Rows{{"\""}});
}

TEST_CASE("what is no CSV is refused with its line and the reason") {
  struct Case {
    std::string_view text;
    std::size_t line;
    std::string_view en;
  };
  for (const Case& c : std::vector<Case>{{"", 1, "the file is empty"},
                                         {"\xEF\xBB\xBF", 1, "the file is empty"},
                                         {"a,\"b\nc\nd", 1, "a quote is not closed"},
                                         {"a\nb,\"", 2, "a quote is not closed"},
                                         {"\"1\n2\"\n\"a\"b,c\n", 3, "text stands after a closing quote"},
                                         {"\"a\" ,b", 1, "text stands after a closing quote"},
                                         {"a\nb\"c\",d", 2, "a quote stands inside a field"},
                                         {"a\nb\rc", 2, "a carriage return without a line feed"},
                                         {"\"a\"\rb", 1, "a carriage return without a line feed"},
                                         // 片区 in GBK, as some spreadsheets save it; and in UTF-16.
                                         {"a\r\n\xC6\xAC\xC7\xF8,1", 2, "the text is not valid UTF-8"},
                                         {"\xFF\xFEGr", 1, "the text is not valid UTF-8"},
                                         {"\"\n\xE7\x89\"", 2, "the text is not valid UTF-8"}}) {
    CAPTURE(c.text);
    const Csv csv = read_csv(c.text);
    REQUIRE(csv.error);
    CHECK(csv.error->line == c.line);
    CHECK(csv.error->en == c.en);
    CHECK_FALSE(csv.error->zh.empty());
  }
}

TEST_CASE("cells are counted, so that a small text cannot ask for much memory") {
  CHECK_FALSE(read_csv("a,b\nc,d\n", 4).error);
  const Csv csv = read_csv("a,b\nc,d\ne", 4);
  REQUIRE(csv.error);
  CHECK(csv.error->line == 3);
  CHECK(csv.error->en == "there are too many cells");
}
