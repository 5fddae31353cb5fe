// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/business_facts.h"
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/finding_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace whyglass::analysis {

namespace {

using domain::Severity;

constexpr std::size_t kMaxFindings = 20;
constexpr double kAmountTolerance = 0.005;
constexpr double kArithmeticTolerance = 0.01;
constexpr double kPowerTolerance = 0.02; ///< of log10

bool intersects(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const std::string& id) { return b.count(id) > 0; });
}

/// Lines of a document that state this class of number: 1 makes the document and its line comparable.
std::size_t linesLike(const std::vector<BusinessFact>& facts, const BusinessFact& fact)
{
    std::set<std::string> lines;
    for (const BusinessFact& other : facts)
        if (other.span == fact.span && other.fieldClass == fact.fieldClass && !other.line.empty())
            lines.insert(other.line);
    return lines.size();
}

/// Whether two facts, of different spans and sources, speak of the same thing.
bool comparable(const std::vector<BusinessFact>& facts, const BusinessFact& a, const BusinessFact& b)
{
    if (a.fieldClass != b.fieldClass || a.span == b.span || a.source == b.source || !intersects(a.documents, b.documents))
        return false;
    if (a.line == b.line)
        return true;
    if (!a.fieldClass->isCount || (!a.line.empty() && !b.line.empty()))
        return false; // a line's amount is not the document's, nor another line's
    return linesLike(facts, a.line.empty() ? b : a) == 1;
}

struct Mismatch {
    const BusinessFact* a = nullptr; ///< the earlier
    const BusinessFact* b = nullptr;
    int power = 0; ///< b is off by 10^power; 0: by something else
    std::string what;
};

std::string entity(const Mismatch& mismatch)
{
    const std::string& line = mismatch.a->line.empty() ? mismatch.b->lineShown : mismatch.a->lineShown;
    return line.empty() ? "" : " of line " + line;
}

bool sameUnits(const BusinessFact& a, const BusinessFact& b) { return a.unit.empty() || b.unit.empty() || a.unit == b.unit; }

std::optional<Mismatch> compare(const BusinessFact& a, const BusinessFact& b)
{
    if (!a.fieldClass->isCount && !a.currency.empty() && !b.currency.empty() && a.currency != b.currency)
        return Mismatch{&a, &b, 0, "the currencies differ: " + a.currency + " and " + b.currency};
    if (a.value <= 0.0 || b.value <= 0.0 || !sameUnits(a, b))
        return std::nullopt;
    const double ratio = b.value / a.value;
    if (std::fabs(ratio - 1.0) <= (a.fieldClass->isCount ? 0.0 : kAmountTolerance))
        return std::nullopt;
    const double power = std::log10(ratio);
    const double rounded = std::round(power);
    const bool isPower = rounded != 0.0 && std::fabs(power - rounded) <= kPowerTolerance;
    return Mismatch{&a, &b, isPower ? static_cast<int>(rounded) : 0, {}};
}

/// Of several pairs about one thing the one that is off by a power of ten, else the first.
std::vector<Mismatch> mismatchesIn(const TraceReading& reading, const std::vector<BusinessFact>& facts)
{
    std::map<std::tuple<std::string, std::string, std::size_t, std::size_t>, Mismatch> found;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        for (std::size_t j = i + 1; j < facts.size(); ++j) {
            if (!comparable(facts, facts[i], facts[j]))
                continue;
            const bool inOrder = reading.row(facts[i].span).end() <= reading.row(facts[j].span).end();
            const auto mismatch = compare(facts[inOrder ? i : j], facts[inOrder ? j : i]);
            if (!mismatch)
                continue;
            const auto key = std::tuple(facts[i].fieldClass->name, facts[i].line, mismatch->a->span, mismatch->b->span);
            const auto [it, isNew] = found.emplace(key, *mismatch);
            if (!isNew && it->second.power == 0 && mismatch->power != 0)
                it->second = *mismatch;
        }
    }
    std::vector<Mismatch> list;
    for (const auto& [key, mismatch] : found)
        list.push_back(mismatch);
    const auto rank = [](const Mismatch& m) {
        return std::tuple(m.power == 0, m.a->line.empty() + m.b->line.empty(), m.a->isRequest || m.b->isRequest);
    };
    std::stable_sort(list.begin(), list.end(), [&rank](const Mismatch& x, const Mismatch& y) { return rank(x) < rank(y); });
    // The request and the invoice say the same, in words and as data: one disagreement with the order, not two.
    std::set<std::tuple<std::string, double, double>> told;
    std::erase_if(list, [&told](const Mismatch& m) {
        return !told.emplace(m.a->fieldClass->name, std::min(m.a->value, m.b->value), std::max(m.a->value, m.b->value)).second;
    });
    return list;
}

std::string factorText(int power)
{
    std::string factor = "1";
    factor.append(static_cast<std::size_t>(std::min(std::abs(power), 9)), '0');
    return factor;
}

domain::Finding report(const TraceReading& reading, const Mismatch& mismatch)
{
    const BusinessFact& a = *mismatch.a;
    const BusinessFact& b = *mismatch.b;
    const domain::Timestamp known = std::max(reading.row(a.span).end(), reading.row(b.span).end());
    const domain::Decision* decision = reading.decisionAfter(known);
    const bool depends = decision != nullptr || reading.writeAfter(known);
    FindingBuilder builder(reading, referenceMismatch(), b.span);
    builder.severity(mismatch.power != 0 && depends ? Severity::High : Severity::Medium);
    const std::string& name = a.fieldClass->name;
    if (mismatch.power != 0) {
        builder.title("The " + name + entity(mismatch) + " is off by a factor of " + factorText(mismatch.power));
    } else {
        builder.title("Two sources disagree on the " + name + entity(mismatch));
    }
    builder.explain("\"" + a.shown + "\" stands in " + a.source + ", \"" + b.shown + "\" in " + b.source
        + (mismatch.what.empty() ? "." : "; " + mismatch.what + "."));
    if (decision != nullptr)
        builder.explain("The decision \"" + decision->result + "\" came afterwards.");
    builder.evidenceIn(a.span, a.field, a.excerpt).evidenceIn(b.span, b.field, b.excerpt);
    builder.followedBy(decision);
    return std::move(builder).build();
}

/// |quantity × unit price − amount| within one object.
void checkArithmetic(const TraceReading& reading, const std::vector<BusinessFact>& facts, std::vector<domain::Finding>& findings)
{
    std::map<std::tuple<std::size_t, std::string, std::size_t>, std::map<std::string, const BusinessFact*>> objects;
    for (const BusinessFact& fact : facts)
        objects[{fact.span, fact.source + fact.field.substr(0, fact.field.find(':')), fact.object}].emplace(
            fact.fieldClass->name, &fact);
    for (const auto& [key, object] : objects) {
        const auto quantity = object.find("quantity");
        const auto price = object.find("unit price");
        const auto amount = object.find("amount");
        if (quantity == object.end() || price == object.end() || amount == object.end() || amount->second->adjusted
            || findings.size() >= kMaxFindings)
            continue;
        const double product = quantity->second->value * price->second->value;
        const double stated = amount->second->value;
        if (stated == 0.0 || std::fabs(product - stated) <= kArithmeticTolerance * std::fabs(stated))
            continue;
        const BusinessFact& fact = *amount->second;
        FindingBuilder builder(reading, referenceMismatch(), fact.span);
        builder.severity(Severity::Medium).title("The amount is not quantity times unit price");
        builder.explain("In " + fact.source + " " + quantity->second->shown + " times " + price->second->shown + " is not "
            + fact.shown + ".");
        for (const BusinessFact* part : {quantity->second, price->second, amount->second})
            builder.evidenceIn(part->span, part->field, part->excerpt);
        builder.followedBy(reading.decisionAfter(reading.row(fact.span).end()));
        findings.push_back(std::move(builder).build());
    }
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    const auto facts = businessFactsOf(reading);
    std::vector<domain::Finding> found;
    for (const Mismatch& mismatch : mismatchesIn(reading, facts)) {
        if (found.size() >= kMaxFindings)
            break;
        found.push_back(report(reading, mismatch));
    }
    checkArithmetic(reading, facts, found);
    findings.insert(findings.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

} // namespace

Detector referenceMismatch()
{
    return {"D21", "reference-mismatch", 1, "Reference mismatch",
        "Two sources in one trace state different numbers for the same thing, above all a quantity that is off by a power of "
        "ten.",
        &run};
}

} // namespace whyglass::analysis
