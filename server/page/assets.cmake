# Puts the pages' style sheets and scripts, each kind as one file in the order of its list, into the
# program under names that hold their hashes. A changed file configures anew.

# fundstelle_asset(NAME FILE...): sets NAME_content and NAME_hash.
function(fundstelle_asset name)
    set(content "")
    foreach(file IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        file(READ "${file}" part)
        string(APPEND content "${part}")
    endforeach()
    string(SHA256 digest "${content}")
    string(SUBSTRING "${digest}" 0 16 hash)
    set(${name}_content "${content}" PARENT_SCOPE)
    set(${name}_hash "${hash}" PARENT_SCOPE)
endfunction()

fundstelle_asset(
    style
    page/style/base.css
    page/style/masthead.css
    page/style/results.css
    page/style/filters.css
    page/style/article.css
    page/style/print.css)
# Each script is a block of its own: what one shares with others stands in `page`.
fundstelle_asset(
    script
    page/script/page.js
    page/script/results.js
    page/script/typing.js
    page/script/suggestions.js
    page/script/timeline.js
    page/script/unfold.js
    page/script/saved.js
    page/script/article.js)
fundstelle_asset(icon page/icon.svg)
configure_file(page/asset_contents.hpp.in "${generated}/server/page/asset_contents.hpp" @ONLY)
