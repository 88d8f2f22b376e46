// Comma-separated values (RFC 4180) as a spreadsheet writes them: fields in quotes may hold commas, line ends and
// doubled quotes; lines end with CRLF or LF, the last one or not; a byte order mark before them is dropped. The text is
// UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::model {

inline constexpr std::size_t max_csv_cells = std::size_t{1} << 24;

// Why a text is no CSV.
struct CsvError {
  std::size_t line = 0;  // 1-based
  std::string_view zh, en;
};

struct Csv {
  std::vector<std::vector<std::string>>
      rows;  // as they stand, of any length; those before the error where there is one
  std::optional<CsvError> error;
};

// Linear in the bytes. Nothing is trimmed, and an empty line is a row with one empty field.
Csv read_csv(std::string_view bytes, std::size_t most_cells = max_csv_cells);

}  // namespace assay::model
