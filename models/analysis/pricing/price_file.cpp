// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_file.h"

#include "models/analysis/pricing/model_names.h"
#include "models/analysis/pricing/price_entries.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> kUnits = {"input", "output", "cache_read", "cache_write", "cache_write_1h", "reasoning",
                                                    "input_audio", "cache_read_audio", "output_audio"};

bool isUnit(std::string_view key) { return std::find(kUnits.begin(), kUnits.end(), key) != kUnits.end(); }
bool isPrice(const json& value) { return value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() >= 0.0; }

bool isTieredPrice(const json& value)
{
    if (!value.is_array() || value.empty() || !isPrice(value.front()))
        return false;
    return std::all_of(value.begin() + 1, value.end(), [](const json& tier) {
        return tier.is_array() && tier.size() == 2 && tier[0].is_number_integer() && tier[0].get<std::int64_t>() > 0 && isPrice(tier[1]);
    });
}

bool isDate(const json& value)
{
    constexpr std::size_t kDate = 10; // 2026-02-01
    return value.is_string() && value.get_ref<const std::string&>().size() == kDate && format::parseRfc3339(value.get<std::string>() + "T00:00:00Z");
}

/// What is wrong with a field of a price; nothing where it is fine.
std::optional<std::string> problemOf(const PriceField& field)
{
    const json& value = field.value;
    if (field.key == "model" || field.key == "provider") {
        if (!value.is_string() || trim(value.get_ref<const std::string&>()).empty())
            return field.key + " is not a name in quotes";
    } else if (field.key == "from") {
        if (!isDate(value))
            return "from is not a day like \"2026-02-01\"";
    } else if (!isUnit(field.key)) {
        return "nothing is called " + field.key + "; use model, provider, from, input, output, cache_read, cache_write, cache_write_1h, reasoning, "
                                                  "input_audio, cache_read_audio or output_audio";
    } else if (!isPrice(value) && !isTieredPrice(value)) {
        return field.key + " is not a price in US dollars per million tokens: a number of at least 0, or [3.0, [200000, 6.0]]";
    }
    return std::nullopt;
}

/// The catalogue that scripts/make_prices writes, made of entries.
class CatalogueMaker {
public:
    explicit CatalogueMaker(std::string file) : m_file(std::move(file)) {}

    domain::Result<json> make(const PriceEntries& read)
    {
        json catalogue = {{"source", m_file}, {"date", ""}, {"self_hosted", true}, {"providers", json::array()}};
        for (const PriceField& field : read.head) {
            if (field.key == "name" && field.value.is_string() && !field.value.get_ref<const std::string&>().empty())
                catalogue["source"] = field.value;
            else if (field.key == "date" && isDate(field.value))
                catalogue["date"] = field.value;
            else if (field.key == "name" || field.key == "date")
                return badPriceFile(m_file, field.line, field.key + (field.key == "name" ? " is not a text" : " is not a day like \"2026-02-01\""));
            else
                return badPriceFile(m_file, field.line, "nothing is called " + field.key + " here; a price file begins with name and date");
        }
        if (read.entries.empty())
            return badPriceFile(m_file, 1, "there is no price in it");
        for (const PriceEntries::Entry& entry : read.entries) {
            if (auto added = add(entry, catalogue["providers"]); !added)
                return added.error();
        }
        return catalogue;
    }

private:
    domain::Result<void> add(const PriceEntries::Entry& entry, json& providers)
    {
        json price = json::object();
        std::string model;
        std::string provider = "*";
        for (const PriceField& field : entry.fields) {
            if (const auto problem = problemOf(field))
                return badPriceFile(m_file, field.line, *problem);
            if (field.key == "model")
                model = toLower(trim(field.value.get_ref<const std::string&>()));
            else if (field.key == "provider")
                provider = canonicalProvider(field.value.get_ref<const std::string&>());
            else
                price[field.key] = field.value;
        }
        if (model.empty())
            return badPriceFile(m_file, entry.line, "this price names no model");
        if (!price.contains("input") && !price.contains("output"))
            return badPriceFile(m_file, entry.line, "this price of " + model + " has neither input nor output");
        json& prices = pricesOf(provider, model, providers);
        const auto dayOf = [](const json& one) { return one.value("from", std::string()); };
        if (std::any_of(prices.begin(), prices.end(), [&](const json& other) { return dayOf(other) == dayOf(price); }))
            return badPriceFile(m_file, entry.line, model + " is priced twice from the same day on");
        prices.push_back(std::move(price));
        std::stable_sort(prices.begin(), prices.end(), [&](const json& a, const json& b) { return dayOf(a) < dayOf(b); });
        return {};
    }

    static json& memberNamed(json& list, const std::string& id)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&id](const json& one) { return one["id"] == id; });
        if (found != list.end())
            return *found;
        list.push_back({{"id", id}});
        return list.back();
    }

    static json& pricesOf(const std::string& provider, const std::string& model, json& providers)
    {
        json& owner = memberNamed(providers, provider);
        if (!owner.contains("models")) {
            owner["models"] = json::array();
            if (provider == "*")
                owner["models_match"] = {{"regex", ""}};
        }
        json& priced = memberNamed(owner["models"], model);
        if (!priced.contains("prices")) {
            priced["prices"] = json::array();
            if (model.back() == '*')
                priced["match"] = {{"starts_with", model.substr(0, model.size() - 1)}};
        }
        return priced["prices"];
    }

    std::string m_file;
};

/// A mistake in it names the file.
domain::Result<std::shared_ptr<const PriceTable>> tableOf(std::string_view catalogue, const std::string& file)
{
    auto table = PriceTable::parse(catalogue);
    if (table)
        return table;
    domain::Error error = table.error();
    error.message = file + ": " + error.message;
    return error;
}

} // namespace

domain::Result<std::shared_ptr<const PriceTable>> parsePriceFile(std::string_view text, const std::string& file)
{
    const std::string_view begin = trim(text);
    const bool isJson = !begin.empty() && begin.front() == '{';
    if (isJson && text.find("\"providers\"") != std::string_view::npos && json::parse(text, nullptr, false).is_object())
        return tableOf(text, file);
    auto read = isJson ? readJsonPrices(text, file) : readTomlPrices(text, file);
    if (!read)
        return read.error();
    const auto catalogue = CatalogueMaker(file).make(*read);
    if (!catalogue)
        return catalogue.error();
    return tableOf(catalogue->dump(-1, ' ', false, json::error_handler_t::replace), file);
}

} // namespace whyglass::analysis
