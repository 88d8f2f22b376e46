// The files that a document names and its caller provides.
#pragma once

#include <span>
#include <string_view>

#include "assay/json.hpp"
#include "json/reader.hpp"

namespace assay::json {

using Attachments = std::span<const Attachment>;

// The file that the value names; null where it names none or the file was not provided, which is reported.
const Attachment* find_attachment(Reader& reader, ValueId id, Attachments attachments);

}  // namespace assay::json
