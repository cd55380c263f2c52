#pragma once
// The state of a search page, all of which stands in its address: what is sought, in which
// language, and the addresses of all states beside it.
#include <string>
#include <string_view>
#include <vector>

#include "engine/search/request.hpp"
#include "server/page/language.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// What a page is to show.
struct PageState {
    Language language = Language::German;
    std::vector<NamedValue> parameters; ///< as given, without those that are empty
    search::SearchRequest search;       ///< of `parameters`, with what the page adds
};

/// Reads the address of a page: the parameters of a search and `lang`. One hit stands for all
/// copies of a story unless `collapse` says otherwise. Throws ParameterError.
[[nodiscard]] PageState read_page_state(const HttpRequest& http, const Services& services);

/// Gives what of a state holds whatever else is wrong with it: language and query. Never throws.
[[nodiscard]] PageState bare_state(const HttpRequest& http);

/// Gives the state that holds nothing but the chosen language of `state`: where ways elsewhere
/// begin.
[[nodiscard]] PageState start_state(const PageState& state);

/// The fields that a page counts and filters by, in its order.
[[nodiscard]] const std::vector<article::Field>& page_fields();

/// Whether values of fields or a period narrow the search.
[[nodiscard]] bool has_filters(const PageState& state);

/// Makes the address of a state like another one.
class Address {
public:
    /// Begins with all of `state` but the place in the list of hits.
    explicit Address(const PageState& state);

    /// Sets a parameter; an empty value takes it away.
    Address& set(std::string_view name, std::string_view value);

    /// Adds a value to those of a parameter.
    Address& add(std::string_view name, std::string_view value);

    /// Takes away one value of a parameter.
    Address& remove(std::string_view name, std::string_view value);

    /// Takes away all that narrows the search.
    Address& remove_filters();

    /// Gives the address on `path`, not escaped for HTML.
    [[nodiscard]] std::string on(std::string_view path) const;

    [[nodiscard]] const std::vector<NamedValue>& parameters() const { return parameters_; }

private:
    std::vector<NamedValue> parameters_;
};

/// Gives the address of an article's page, from which the way leads back to `state`.
[[nodiscard]] std::string article_address(const PageState& state, std::string_view id);

} // namespace fundstelle::server
