#include "model/csv.hpp"

#include "model/text.hpp"

namespace assay::model {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view bytes, std::size_t most_cells) : rest_(bytes), cells_left_(most_cells) {}

  Csv read() {
    take("\xEF\xBB\xBF");
    if (rest_.empty()) fail(line_, "文件是空的", "the file is empty");
    while (!rest_.empty() && !csv_.error) read_row();
    return std::move(csv_);
  }

 private:
  void read_row() {
    std::vector<std::string> row;
    do {
      if (cells_left_ == 0) return fail(line_, "格数太多", "there are too many cells");
      --cells_left_;
      row.emplace_back();
      if (take("\"")) {
        read_quoted(row.back());
      } else {
        read_plain(row.back());
      }
      if (csv_.error) return;
    } while (take(","));
    if (!rest_.empty() && !take("\r\n") && !take("\n")) {
      return rest_.front() == '\r' ? fail(line_, "回车符之后没有换行符", "a carriage return without a line feed")
                                   : fail(line_, "后引号之后还有文字", "text stands after a closing quote");
    }
    ++line_;
    csv_.rows.push_back(std::move(row));
  }

  void read_plain(std::string& field) {
    while (!rest_.empty() && std::string_view(",\r\n").find(rest_.front()) == std::string_view::npos) {
      if (rest_.front() == '"') return fail(line_, "引号不在一格的开头", "a quote stands inside a field");
      if (!take_character(field)) return;
    }
  }

  // After the opening quote.
  void read_quoted(std::string& field) {
    const std::size_t opened = line_;
    while (!rest_.empty()) {
      if (take("\"")) {
        if (!take("\"")) return;
        field += '"';
        continue;
      }
      if (rest_.front() == '\n') ++line_;
      if (!take_character(field)) return;
    }
    fail(opened, "引号没有收尾", "a quote is not closed");
  }

  bool take_character(std::string& field) {
    const std::size_t length = utf8_length(rest_);
    if (length == 0) {
      fail(line_, "文字不是合法的 UTF-8", "the text is not valid UTF-8");
      return false;
    }
    field += rest_.substr(0, length);
    rest_.remove_prefix(length);
    return true;
  }

  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void fail(std::size_t line, std::string_view zh, std::string_view en) { csv_.error = CsvError{line, zh, en}; }

  std::string_view rest_;
  std::size_t cells_left_;
  std::size_t line_ = 1;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view bytes, std::size_t most_cells) { return CsvReader(bytes, most_cells).read(); }

}  // namespace assay::model
