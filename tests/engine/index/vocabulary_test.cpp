#include "engine/index/vocabulary_writer.hpp"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::index {
namespace {

using testing::ElementsAre;

class VocabularyTest : public testing::Test {
protected:
    std::filesystem::path write(const std::string& name, const WordCounter& counter) {
        VocabularyWriter writer(folder_.path() / name);
        counter.for_each([&](const VocabularyWord& word) { writer.add(word); });
        writer.finish();
        return folder_.path() / name;
    }

    static std::vector<std::string> forms_with(const Vocabulary& words, std::string_view prefix) {
        std::vector<std::string> forms;
        words.for_each_with_prefix(prefix, [&](const VocabularyWord& word) {
            forms.push_back(
                std::string(word.form) + '/' + std::string(word.stem) + '/' +
                std::to_string(word.count)
            );
            return true;
        });
        return forms;
    }

    base::TemporaryFolder folder_;
};

TEST_F(VocabularyTest, GivesWordsByTheirBeginning) {
    WordCounter counter;
    counter.add("häuser", "haus", 2);
    counter.add("haus", "haus", 5);
    counter.add("hausbau", "hausbau", 1);
    counter.add("die", "die", 9);
    counter.add("haus", "haus", 1);
    const Vocabulary words(write("words", counter));
    EXPECT_EQ(words.size(), 4U);
    EXPECT_THAT(forms_with(words, "haus"), ElementsAre("haus/haus/6", "hausbau/hausbau/1"));
    EXPECT_THAT(forms_with(words, "hä"), ElementsAre("häuser/haus/2"));
    EXPECT_THAT(forms_with(words, "x"), ElementsAre());
    EXPECT_TRUE(words.contains("häuser", "haus"));
    EXPECT_FALSE(words.contains("häuser", "hauser"));
    EXPECT_FALSE(words.contains("häus", "haus"));
    EXPECT_TRUE(words.is_whole());
}

TEST_F(VocabularyTest, FindsEveryWordOfManyBlocks) {
    WordCounter counter;
    std::map<std::string, std::uint64_t> expected;
    for (std::uint64_t number = 0; number < 1000; ++number) {
        std::string form = "w" + std::to_string(number * 7919 % 1000);
        expected[form] = number + 1;
        counter.add(form, form.substr(0, 2), number + 1);
    }
    const Vocabulary words(write("words", counter));
    for (const auto& [form, count] : expected) {
        EXPECT_TRUE(words.contains(form, form.substr(0, 2))) << form;
        EXPECT_FALSE(words.contains(form + 'x', form.substr(0, 2)));
    }
    EXPECT_EQ(forms_with(words, "").size(), 1000U);
    EXPECT_EQ(forms_with(words, "w99").size(), 11U);
}

TEST_F(VocabularyTest, MergesAndAddsUp) {
    WordCounter first;
    first.add("a", "a", 1);
    first.add("c", "c", 1);
    WordCounter second;
    second.add("a", "a", 2);
    second.add("a", "b", 4);
    second.add("b", "b", 1);
    const std::vector<std::filesystem::path> sources = {
        write("1", first), write("2", second), write("3", WordCounter{})};
    merge_vocabularies(sources, folder_.path() / "all");
    const Vocabulary words(folder_.path() / "all");
    EXPECT_THAT(forms_with(words, ""), ElementsAre("a/a/3", "a/b/4", "b/b/1", "c/c/1"));
}

TEST_F(VocabularyTest, AnEmptyOneHoldsNothing) {
    const Vocabulary words(write("words", WordCounter{}));
    EXPECT_EQ(words.size(), 0U);
    EXPECT_TRUE(words.is_whole());
    EXPECT_FALSE(words.contains("haus", "haus"));
    EXPECT_FALSE(Vocabulary{}.contains("haus", "haus"));
}

TEST_F(VocabularyTest, RefusesBrokenFiles) {
    WordCounter counter;
    counter.add("haus", "haus", 1);
    const std::filesystem::path path = write("words", counter);
    const std::string bytes = base::read_file(path);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        base::replace_file(path, std::string_view(bytes).substr(0, size));
        EXPECT_THROW((void)Vocabulary(path), base::Error) << size;
    }
    EXPECT_THROW((void)Vocabulary(folder_.path() / "missing"), base::Error);
}

} // namespace
} // namespace fundstelle::index
