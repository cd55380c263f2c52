// docs/settings.md has one table of all variables of the environment; it must be that of the code.
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "engine/base/settings.hpp"

namespace fundstelle::base {
namespace {

std::string in_code(std::string_view text) {
    return text.empty() ? std::string("empty") : '`' + std::string(text) + '`';
}

std::string unit_of(const Setting& setting) {
    std::string unit(setting.choices.empty() ? setting.unit : setting.choices);
    for (std::size_t bar = unit.find('|'); bar != std::string::npos;
         bar = unit.find('|', bar + 2)) {
        unit.replace(bar, 1, ", ");
    }
    return unit.empty() && setting.kind == SettingKind::Boolean ? "true, false" : unit;
}

std::string expected_table() {
    std::string table =
        "| variable | setting | default | value | what it does |\n"
        "|---|---|---|---|---|\n";
    for (const Setting& setting : all_settings()) {
        table += "| `" + environment_name(setting) + "` | `" + std::string(setting.name) + "` | " +
                 in_code(setting.default_value) + " | " + unit_of(setting) + " | " +
                 std::string(setting.document) + " |\n";
    }
    return table;
}

TEST(SettingsPage, HasTheTableOfTheCode) {
    const std::string page =
        read_file(std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "docs" / "settings.md");
    const std::string table = expected_table();
    EXPECT_NE(page.find("\n\n" + table + "\n"), std::string::npos) << "the table must read:\n"
                                                                   << table;
}

} // namespace
} // namespace fundstelle::base
