// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/reader_context.h"

#include "models/domain/provenance.h"
#include "models/store/analysis_codec.h"
#include "models/store/id_list.h"
#include "models/store/schema/schema.h"
#include "models/store/trace_summary.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace whyglass::store {

namespace {

/// Steps of SQLite's machine between two looks at the cancel flag: about a millisecond.
constexpr int kStepsPerLook = 20'000;

int stopWhenCancelled(void* context)
{
    const std::atomic<bool>* flag = static_cast<ReaderContext*>(context)->cancel.load();
    return flag != nullptr && flag->load() ? 1 : 0;
}

// whyglass_verify(partition, is_log, record id, index of the term): exceptions must not cross SQLite.
void verify(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    bool holds = false;
    const auto result = guarded([&] {
        const std::int64_t number = sqlite3_value_int64(arguments[0]);
        const auto part = std::find_if(context.partitions.begin(), context.partitions.end(),
                                       [number](const Partition& partition) { return partition.number == number; });
        if (!context.verifier || part == context.partitions.end())
            return;
        const SpanPayload payload = context.payload(*part, sqlite3_value_int64(arguments[2]), sqlite3_value_int64(arguments[1]) != 0);
        holds = context.verifier(payload, context.verified.at(static_cast<std::size_t>(sqlite3_value_int64(arguments[3]))));
    });
    if (result.ok())
        sqlite3_result_int(call, holds ? 1 : 0);
    else
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

std::vector<std::int64_t> numbersIn(sqlite3_value* packed)
{
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(packed));
    return unpackNumbers({bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_value_bytes(packed))});
}

// whyglass_number(packed numbers, index): NULL beyond their end.
void packedNumber(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    const auto result = guarded([&] {
        const std::vector<std::int64_t> numbers = numbersIn(arguments[0]);
        const auto index = static_cast<std::size_t>(sqlite3_value_int64(arguments[1]));
        if (index < numbers.size())
            sqlite3_result_int64(call, numbers[index]);
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

// whyglass_first_name(packed dictionary ids): the first of their texts in the order of the alphabet; NULL where there is none.
void firstName(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    const auto result = guarded([&] {
        const std::string* first = nullptr;
        for (const std::int64_t id : numbersIn(arguments[0])) {
            const std::string& text = context.text(id);
            if (!text.empty() && (first == nullptr || text < *first))
                first = &text;
        }
        if (first != nullptr)
            sqlite3_result_text(call, first->data(), static_cast<int>(first->size()), SQLITE_TRANSIENT);
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

// whyglass_holds(partition, is_log, record id, index of the condition)
void holds(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    bool met = false;
    const auto result = guarded([&] {
        const std::int64_t number = sqlite3_value_int64(arguments[0]);
        const auto part = std::find_if(context.partitions.begin(), context.partitions.end(),
                                       [number](const Partition& partition) { return partition.number == number; });
        if (!context.judge.holds || part == context.partitions.end())
            return;
        const JudgedRecord record = context.judgedRecord(*part, sqlite3_value_int64(arguments[2]), sqlite3_value_int64(arguments[1]) != 0);
        met = context.judge.holds(record.payload, record.step, context.judged.at(static_cast<std::size_t>(sqlite3_value_int64(arguments[3]))));
    });
    if (result.ok())
        sqlite3_result_int(call, met ? 1 : 0);
    else
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

// whyglass_shape(trace, record id, what of SpanShape); NULL where the span is in no trace.
void shape(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    static constexpr std::array<std::int64_t SpanShape::*, 5> kWhat = {&SpanShape::children, &SpanShape::self, &SpanShape::left, &SpanShape::right,
                                                                       &SpanShape::parent};
    const auto result = guarded([&] {
        const SpanShape* found = context.shapes.of(sqlite3_value_int64(arguments[0]), sqlite3_value_int64(arguments[1]), context.partitions);
        if (found != nullptr)
            sqlite3_result_int64(call, found->*kWhat.at(static_cast<std::size_t>(sqlite3_value_int64(arguments[2]))));
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

domain::ProvenanceSummary provenanceIn(sqlite3_value* blob)
{
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(blob));
    return domain::summaryOf(unpackProvenance({bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_value_bytes(blob))}));
}

// whyglass_provenance(checks): the score; NULL where no check applies.
void provenance(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    const auto result = guarded([&] {
        if (const auto score = provenanceIn(arguments[0]).score)
            sqlite3_result_double(call, *score);
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

// whyglass_missing(checks, operator, text): whether the name of a check that is not met compares so; of any where the text is NULL.
void missing(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    const auto result = guarded([&] {
        const auto names = provenanceIn(arguments[0]).missing;
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[2]));
        const auto op = static_cast<domain::Operator>(sqlite3_value_int(arguments[1]));
        const bool met = text == nullptr ? !names.empty() : std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return op == domain::Operator::Match ? context.judge.matches && context.judge.matches(text, name) : name == text;
        });
        sqlite3_result_int(call, met ? 1 : 0);
    });
    if (!result.ok())
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

// whyglass_matches(pattern, text)
void matches(sqlite3_context* call, int /*count*/, sqlite3_value** arguments)
{
    auto& context = *static_cast<ReaderContext*>(sqlite3_user_data(call));
    const auto text = [](sqlite3_value* value) {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return std::string_view(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    bool met = false;
    const auto result = guarded([&] { met = context.judge.matches && context.judge.matches(std::string(text(arguments[0])), text(arguments[1])); });
    if (result.ok())
        sqlite3_result_int(call, met ? 1 : 0);
    else
        sqlite3_result_error(call, result.error().message.c_str(), -1);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

ReaderContext::ReaderContext(Database&& database) : db(std::move(database)), rows(db), blocks(db), shapes(db), m_kinds(kDictKinds)
{
    sqlite3_progress_handler(db.handle(), kStepsPerLook, &stopWhenCancelled, this);
    sqlite3_create_function_v2(db.handle(), "whyglass_verify", 4, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, &verify, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_holds", 4, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, &holds, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_matches", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, this, &matches, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_shape", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, &shape, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_provenance", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, this, &provenance, nullptr,
                               nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_missing", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, this, &missing, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_number", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, this, &packedNumber,
                               nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db.handle(), "whyglass_first_name", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, this, &firstName,
                               nullptr, nullptr, nullptr);
    defineIdList(db);
}

ReaderContext::~ReaderContext() = default;

void ReaderContext::beginRead()
{
    partitions = loadPartitions(db);
    std::erase_if(m_startOrders, [this](const auto& order) { // closed or gone by now
        const auto part = std::find_if(partitions.begin(), partitions.end(), [&order](const Partition& one) { return one.number == order.first; });
        return part == partitions.end() || part->state == PartitionState::Indexed;
    });
    verified.clear();
    judged.clear();
    m_spanPlaces.clear();
    m_logPlaces.clear();
    m_judgedResources.clear();
    shapes.forget();
    loadTexts();
}

void ReaderContext::loadTexts()
{
    Statement fresh = db.prepare("SELECT id, kind, s FROM dict WHERE id>?1");
    fresh.bind(1, m_textsUpto);
    while (fresh.step()) {
        m_textsUpto = fresh.integer(0);
        const auto kind = static_cast<std::size_t>(fresh.integer(1));
        if (kind >= m_kinds.size() || isOpenKind(static_cast<DictKind>(kind)))
            continue; // as many as senders like: looked up one by one
        m_texts.emplace(m_textsUpto, fresh.text(2));
        m_kinds[kind].emplace_back(m_textsUpto, fresh.text(2));
    }
    Statement resource = db.prepare("SELECT id, service, version, environment, scope FROM resource WHERE id>?1");
    resource.bind(1, m_resourcesUpto);
    while (resource.step()) {
        m_resourcesUpto = resource.integer(0);
        m_resourceIndex.emplace(m_resourcesUpto, m_resources.size());
        m_resources.push_back({m_resourcesUpto, std::string(resource.text(1)), std::string(resource.text(2)),
                               std::string(resource.text(3)), std::string(resource.text(4))});
    }
}

const std::string& ReaderContext::text(std::int64_t id)
{
    static const std::string kNone;
    if (id <= 0)
        return kNone;
    const auto known = m_texts.find(id);
    if (known != m_texts.end())
        return known->second;
    Statement find = db.prepare("SELECT s FROM dict WHERE id=?1");
    find.bind(1, id);
    return find.step() ? m_texts.emplace(id, find.text(0)).first->second : kNone;
}

const std::vector<std::pair<std::int64_t, std::string>>& ReaderContext::textsOf(DictKind kind)
{
    return m_kinds[static_cast<std::size_t>(kind)];
}

const std::vector<ResourceTexts>& ReaderContext::resources() { return m_resources; }

const ResourceTexts& ReaderContext::resource(std::int64_t id)
{
    static const ResourceTexts kNone;
    const auto known = m_resourceIndex.find(id);
    return known == m_resourceIndex.end() ? kNone : m_resources[known->second];
}

std::vector<std::pair<std::int64_t, std::int64_t>> ReaderContext::textRanks()
{
    std::vector<std::pair<std::string, std::int64_t>> texts;
    for (const auto& kind : m_kinds) {
        for (const auto& [id, text] : kind)
            texts.emplace_back(lower(text), id);
    }
    std::sort(texts.begin(), texts.end());
    std::vector<std::pair<std::int64_t, std::int64_t>> ranks;
    for (std::size_t i = 0; i < texts.size(); ++i)
        ranks.emplace_back(texts[i].second, static_cast<std::int64_t>(i) + 1);
    return ranks;
}

SpanPayload ReaderContext::payload(const Partition& partition, std::int64_t id, bool isLog)
{
    Statement find = db.prepare("SELECT blk, slot, res FROM " + tableOf(isLog ? "log" : "span", partition.number) + " WHERE id=?1");
    find.bind(1, id);
    if (!find.step())
        throw Failure({domain::ErrorCode::NotFound, "there is no record " + std::to_string(id), "it may have been pruned; read the list again"});
    SpanPayload payload = surroundings(find.integer(2));
    payload.span = blocks.record(partition.number, find.integer(0), static_cast<std::size_t>(find.integer(1)));
    payload.isLog = isLog;
    return payload;
}

bool ReaderContext::usesSlices(const Partition& part, const Sql& condition)
{
    constexpr std::int64_t kFewSpans = 50'000;
    const bool ofColumns = !condition.empty() && !isWorthSlices(condition);
    if (ofColumns || part.spans < kFewSpans)
        return false;
    if (part.state == PartitionState::Indexed)
        return !condition.empty(); // else its index is all it takes
    const bool readsPayloads = condition.text.find("whyglass_holds(") != std::string::npos;
    return readsPayloads || m_asked[part.number]++ > 0;
}

Sql ReaderContext::withoutBroadIndex(const Partition& part, const std::string& column, Sql condition)
{
    if (part.state != PartitionState::Indexed)
        return condition;
    constexpr std::int64_t kMuch = 8; // an eighth
    const std::string most = std::to_string(part.spans / kMuch + 1);
    const Sql found = Sql("SELECT count(*)>=" + most + " FROM (SELECT 1 FROM " + tableOf("span", part.number) + " s WHERE ") + condition + " LIMIT " + most + ")";
    Statement find = prepare(found);
    if (find.step() && find.integer(0) != 0)
        for (std::size_t at = condition.text.find(column); at != std::string::npos; at = condition.text.find(column, at + 1 + column.size()))
            condition.text.insert(at, "+");
    return condition;
}

JudgedRecord ReaderContext::judgedRecord(const Partition& partition, std::int64_t id, bool isLog)
{
    Statement& find = (isLog ? m_logPlaces : m_spanPlaces)[partition.number];
    if (!find)
        find = db.prepare(std::string("SELECT blk, slot, res, ") + (isLog ? "0" : "step") + " FROM " + tableOf(isLog ? "log" : "span", partition.number) + " WHERE id=?1");
    find.bind(1, id);
    JudgedRecord record;
    if (find.step()) {
        const std::int64_t resource = find.integer(2);
        if (resource != m_judgedResource) {
            m_judgedSurroundings = surroundings(resource);
            m_judgedResource = resource;
        }
        record.payload = m_judgedSurroundings;
        record.payload.isLog = isLog;
        record.step = static_cast<domain::StepKind>(find.integer(3));
        record.payload.span = blocks.record(partition.number, find.integer(0), static_cast<std::size_t>(find.integer(1)));
    }
    find.reset();
    return record;
}

const std::vector<std::int64_t>& ReaderContext::judgedResources(const domain::Expression& condition)
{
    const auto known = std::find_if(m_judgedResources.begin(), m_judgedResources.end(), [&condition](const auto& one) { return one.first == condition; });
    if (known != m_judgedResources.end())
        return known->second;
    std::vector<std::int64_t> ids;
    for (const ResourceTexts& resource : m_resources)
        if (judge.holds && judge.holds(surroundings(resource.id), domain::StepKind::Other, condition))
            ids.push_back(resource.id);
    return m_judgedResources.emplace_back(condition, std::move(ids)).second;
}

SpanPayload ReaderContext::surroundings(std::int64_t resource)
{
    Statement find = db.prepare("SELECT resource_pb, scope_pb, resource_schema, scope_schema, message_rest, resource_rest, scope_rest "
                                "FROM resource WHERE id=?1");
    find.bind(1, resource);
    SpanPayload around;
    if (!find.step())
        return around;
    around.resource = find.blob(0);
    around.scope = find.blob(1);
    around.resourceSchemaUrl = find.text(2);
    around.scopeSchemaUrl = find.text(3);
    around.messageRest = find.blob(4);
    around.resourceRest = find.blob(5);
    around.scopeRest = find.blob(6);
    return around;
}

Statement ReaderContext::prepare(const Sql& sql)
{
    Statement statement = db.prepare(sql.text);
    sql.bindTo(statement);
    return statement;
}

} // namespace whyglass::store
