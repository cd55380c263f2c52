#pragma once
// Finds values in JSON and gives the texts that they hold, whatever their shape.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/article/json_names.hpp"

namespace fundstelle::article {

/// The texts of a value, or why it cannot be read.
struct JsonTexts {
    std::vector<std::string> texts;
    std::optional<std::string> fault; ///< "is a number, not a string"
};

/// Gives a value's kind with its article: "a number", "an object".
[[nodiscard]] std::string kind_of(const nlohmann::json& value);

/// Gives what stands in `object` under `path` (see `JsonName`; of a list on the way the first
/// entry); nothing where nothing or null stands there.
[[nodiscard]] const nlohmann::json* find_value(const nlohmann::json& object, std::string_view path);

/// Gives the texts of `value` as `name` wants it read.
[[nodiscard]] JsonTexts texts_of(const nlohmann::json& value, const JsonName& name);

} // namespace fundstelle::article
