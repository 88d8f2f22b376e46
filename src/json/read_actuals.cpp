// Actuals: one cell, or cells by area, each a plain value or an object that also tells how it was counted. There can be
// millions of records, so that what reads them allocates nothing for each.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "json/parts.hpp"
#include "json/records.hpp"

namespace assay::json {

namespace {

// The keys of an object that is an amount: a cell or a record.
enum AmountKey : std::uint8_t { value, reported, verified, evidence, reason, n, d, records, printed, period };
constexpr std::array<std::string_view, 10> key_names = {"value", "reported", "verified", "evidence", "reason",
                                                        "n",     "d",        "records",  "printed",  "period"};

constexpr std::uint16_t bit(AmountKey key) { return static_cast<std::uint16_t>(1u << key); }

// Which keys a key cannot stand beside: an amount is given in one way.
constexpr std::array<std::uint16_t, 10> excluded_by = {
    bit(reported) | bit(verified) | bit(n) | bit(d) | bit(records),
    bit(value) | bit(n) | bit(d) | bit(records),
    bit(value) | bit(n) | bit(d) | bit(records),
    bit(records),
    bit(records),
    bit(value) | bit(reported) | bit(verified) | bit(records),
    bit(value) | bit(reported) | bit(verified) | bit(records),
    bit(value) | bit(reported) | bit(verified) | bit(evidence) | bit(reason) | bit(n) | bit(d),
    0,
    0,
};
constexpr std::uint16_t giving =
    bit(value) | bit(reported) | bit(verified) | bit(n) | bit(d) | bit(records);  // an object has one of these
constexpr std::uint16_t keys_of_cell = 0x1FF;
constexpr std::uint16_t keys_of_record = 0x7F;
constexpr std::uint16_t keys_of_listed_record = keys_of_record | bit(period);

class ActualReader {
 public:
  explicit ActualReader(Reader& reader) : reader_(reader), tree_(reader.tree()) {}

  Cells read(ValueId id) {
    Cells cells;
    if (tree_[id].kind != Kind::object) return whole(reader_.amount(id));
    const std::optional<bool> by_area = reader_.is_map_of_areas(id);
    if (!by_area) return cells;
    if (!*by_area) {
      read_cell(id, cells.emplace_back());
      return cells;
    }
    cells.reserve(tree_[id].size);
    Remark remark;
    reader_.members(id, remark, [&](ValueId member) {
      Cell& cell = cells.emplace_back();
      cell.area = reader_.key(member);
      read_cell(member, cell);
    });
    reader_.keep(id, std::move(remark));
    return cells;
  }

 private:
  void read_cell(ValueId id, Cell& cell) {
    if (tree_[id].kind != Kind::object) {
      cell.amount = reader_.amount(id);
      return;
    }
    reader_.keep(id, read_amount(id, keys_of_cell, cell.amount, cell.particulars, &cell.records, nullptr));
  }

  // An object with these keys. Gives its remark.
  Remark read_amount(ValueId id, std::uint16_t keys, Amount& amount, Rare<Particulars>& particulars,
                     std::vector<Record>* list, std::optional<Span>* span) {
    Particulars found;
    Remark remark;
    std::uint16_t seen = 0;
    reader_.members(id, remark, [&](ValueId member) {
      const std::optional<AmountKey> key = amount_key(reader_.key(member), keys);
      if (!key) return report_unknown(member, keys);
      if (const std::uint16_t excluded = seen & excluded_by[*key]) return report_mixed(member, excluded);
      seen |= bit(*key);
      switch (*key) {
        case value: amount = reader_.amount(member); break;
        case reported: found.reported = reader_.number(member); break;
        case verified: found.verified = reader_.number(member); break;
        case evidence: found.evidence = reader_.text(member); break;
        case reason: found.reason = reader_.text(member); break;
        case n: found.numerator = reader_.number(member); break;
        case d: found.denominator = reader_.number(member); break;
        case records: read_records(member, *list); break;
        case printed: found.printed = reader_.text(member); break;
        case period:
          if (const auto text = reader_.string(member)) *span = reader_.period(member, *text);
          break;
      }
    });
    // One of the two says nothing where the other one could not be read.
    const bool broken_ratio =
        ((seen & bit(n)) != 0 && !found.numerator) || ((seen & bit(d)) != 0 && !found.denominator);
    if (broken_ratio) found.numerator = found.denominator = std::nullopt;
    if ((seen & giving) == 0) reader_.report(Code::missing_key, id, {"value"});
    if ((keys & bit(period)) != 0 && (seen & bit(period)) == 0) reader_.report(Code::missing_key, id, {"period"});
    if ((seen & ~(bit(value) | bit(records) | bit(period))) != 0 && found != Particulars{}) {
      particulars = std::move(found);
    }
    return remark;
  }

  static std::optional<AmountKey> amount_key(std::string_view name, std::uint16_t keys) {
    for (std::uint8_t i = 0; i < key_names.size(); ++i) {
      if (key_names[i] == name && (keys >> i & 1) != 0) return static_cast<AmountKey>(i);
    }
    return std::nullopt;
  }

  void report_unknown(ValueId member, std::uint16_t keys) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < key_names.size(); ++i) {
      if ((keys >> i & 1) != 0) known.push_back(key_names[i]);
    }
    reader_.report_unknown(member, std::move(known));
  }

  void report_mixed(ValueId member, std::uint16_t excluded) {
    std::size_t first = 0;
    while ((excluded >> first & 1) == 0) ++first;
    reader_.report(Code::mixed_amount, member, {std::string(reader_.key(member)), std::string(key_names[first])});
  }

  // The remarks of records by their number.
  using RecordRemarks = std::vector<std::pair<std::size_t, Remark>>;

  void read_records(ValueId id, std::vector<Record>& list) {
    RecordRemarks remarks;
    if (tree_[id].kind == Kind::array) {
      list.reserve(tree_[id].size);
      for_each_child(tree_, id, [&](ValueId element) { read_listed_record(element, list, remarks); });
    } else if (tree_[id].kind == Kind::object) {
      list.reserve(tree_[id].size);
      read_record_map(id, list, remarks);
    } else {
      reader_.report_type(id, "对象或数组", "an object or an array");
    }
    if (remarks.empty()) return;
    const std::string pointer = tree_.pointer(id);
    const bool is_list = has_recurring_period(list);
    for (auto& [i, remark] : remarks) reader_.keep(record_pointer(pointer, list, i, is_list), std::move(remark));
  }

  void read_listed_record(ValueId id, std::vector<Record>& list, RecordRemarks& remarks) {
    if (tree_[id].kind != Kind::object) return reader_.report_type(id, "对象", "an object");
    Record record;
    std::optional<Span> span;
    Remark remark = read_amount(id, keys_of_listed_record, record.amount, record.particulars, nullptr, &span);
    if (!span) return;
    record.period = *span;
    list.push_back(std::move(record));
    remember(std::move(remark), list, remarks);
  }

  void read_record_map(ValueId id, std::vector<Record>& list, RecordRemarks& remarks) {
    bool ascending = true;  // then no key stands there twice
    for_each_child(tree_, id, [&](ValueId member) {
      Record& record = list.emplace_back();
      const bool is_month = read_month(tree_.key(member), list.size() - 1, record.period);
      ascending = ascending && is_month && (list.size() == 1 || list[list.size() - 2].period.from < record.period.from);
      if (is_month && reader_.whole_number(member, record.amount.value)) {
        record.amount.presence = Presence::given;
        return;
      }
      list.pop_back();
      read_record(member, list, remarks);
    });
    if (ascending) return;
    Remark own;
    const std::size_t before = reader_.problems().size();
    reader_.members(id, own, [](ValueId) {});
    reader_.keep(id, std::move(own));
    if (reader_.problems().size() != before) list.clear();
  }

  // Most cells have the months of the one before.
  bool read_month(std::string_view key, std::size_t position, Span& span) {
    constexpr std::size_t size = 7;  // of "2023-09"
    if (key.size() != size) return false;
    std::uint64_t letters = 0;
    std::memcpy(&letters, key.data(), size);
    if (position < months_.size() && months_[position].letters == letters) {
      span = months_[position].span;
      return true;
    }
    if (!parse_month(key, span)) return false;
    months_.resize(std::max(months_.size(), position + 1));
    months_[position] = {letters, span};
    return true;
  }

  void read_record(ValueId id, std::vector<Record>& list, RecordRemarks& remarks) {
    if (Reader::is_remark_key(tree_.key(id))) return;
    const std::optional<Span> span = reader_.period(id, tree_.key(id));
    Record record;
    Remark remark;
    if (tree_[id].kind == Kind::object) {
      remark = read_amount(id, keys_of_record, record.amount, record.particulars, nullptr, nullptr);
    } else {
      record.amount = reader_.amount(id);
    }
    if (!span) return;
    record.period = *span;
    list.push_back(std::move(record));
    remember(std::move(remark), list, remarks);
  }

  static void remember(Remark remark, const std::vector<Record>& list, RecordRemarks& remarks) {
    if (!remark.source.empty() || !remark.note.empty()) remarks.emplace_back(list.size() - 1, std::move(remark));
  }

  struct Month {
    std::uint64_t letters = 0;  // of its key, as they stand in memory
    Span span;
  };

  Reader& reader_;
  const Tree& tree_;
  std::vector<Month> months_;  // by position in a cell
};

}  // namespace

Cells read_actuals(Reader& reader, ValueId id) { return ActualReader(reader).read(id); }

}  // namespace assay::json
