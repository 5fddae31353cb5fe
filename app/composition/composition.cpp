// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/composition.h"

#include "ingest/normalize/index_terms.h"
#include "ingest/normalize/tool_requests.h"
#include "models/analysis/pricing/price_history.h"
#include "models/analysis/query/expression_match.h"
#include "models/analysis/query/term_match.h"

#include <malloc.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <thread>

namespace whyglass::recorder {

namespace fs = std::filesystem;

namespace {

/// A resource is asked for once for each of its records, one after the other: it is decoded again only where it is another.
class KnownResource {
public:
    const telemetry::ResourceView& of(std::string_view message)
    {
        if (message != m_message) {
            m_view = {};
            m_message = message;
            auto decoded = telemetry::decodeResource(m_message);
            if (decoded)
                m_view = std::move(*decoded);
        }
        return m_view;
    }

private:
    std::string m_message;
    telemetry::ResourceView m_view; ///< of m_message
};

telemetry::PairUse addTo(store::IndexTerms& terms)
{
    constexpr std::size_t kUsual = 48;
    terms.pairs.reserve(kUsual);
    return [&terms](std::string_view key, std::string_view value) { terms.pairs.emplace_back(key, value); };
}

store::IndexTerms spanTerms(const store::IndexInput& input, const telemetry::ResourceView& resource)
{
    store::IndexTerms terms;
    const auto span = telemetry::decodeSpan(input.span);
    if (!span)
        return terms; // it was decoded when it came; what cannot be decoded now is found by no word
    const auto scope = telemetry::decodeScope(input.scope);
    const telemetry::ScopeView noScope;
    telemetry::TextArena arena;
    telemetry::Step step;
    telemetry::normalize(resource, scope ? *scope : noScope, *span, arena, step);
    if (input.isTool && step.kind != domain::StepKind::Tool)
        telemetry::takeForTool(*span, step);
    terms.texts.push_back(telemetry::indexedText(*span));
    telemetry::visitPairs(resource, step, *span, addTo(terms));
    return terms;
}

store::IndexTerms logTerms(const store::IndexInput& input, const telemetry::ResourceView& resource)
{
    store::IndexTerms terms;
    const auto log = telemetry::decodeLog(input.span);
    if (!log)
        return terms;
    terms.texts.push_back(telemetry::indexedText(*log));
    telemetry::visitPairs(resource, *log, addTo(terms));
    return terms;
}

/// $XDG_DATA_HOME, else ~/.local/share; empty where the environment names no home.
fs::path dataFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && data[0] == '/') // NOLINT(concurrency-mt-unsafe)
        return data;
    if (const char* home = std::getenv("HOME"); home && home[0] == '/') // NOLINT(concurrency-mt-unsafe)
        return fs::path(home) / ".local/share";
    return {};
}

fs::path ownPriceFile()
{
    const fs::path data = dataFolder();
    return data.empty() ? fs::path() : data / "whyglass/prices.json";
}

/// A table of all models there are has some hundred kilobytes.
constexpr std::uintmax_t kMostPriceBytes = 16'000'000;

} // namespace

domain::Result<std::string> readPriceFile(const std::filesystem::path& file)
{
    const auto refused = [&file](const std::string& why) {
        return domain::Error{domain::ErrorCode::Io, "cannot read the price table " + file.string() + ": " + why, "name a price table as TOML or JSON"};
    };
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return refused(error.message());
    if (size > kMostPriceBytes)
        return refused("it is larger than 16 MB");
    std::ifstream stream(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), {});
    if (stream.bad() || text.size() != size)
        return refused("it could not be read to its end");
    return text;
}

std::shared_ptr<const analysis::PriceTable> priceTable()
{
    if (!hasOwnPrices())
        return analysis::PriceTable::builtin();
    const auto text = readPriceFile(ownPriceFile());
    const auto own = text ? analysis::PriceTable::parse(*text) : domain::Result<std::shared_ptr<const analysis::PriceTable>>(text.error());
    return own ? *own : analysis::PriceTable::builtin();
}

bool hasOwnPrices()
{
    std::error_code error;
    const fs::path file = ownPriceFile();
    return !file.empty() && fs::is_regular_file(file, error);
}

domain::Result<void> usePrices(const fs::path& file)
{
    const auto text = readPriceFile(file);
    if (!text)
        return text.error();
    if (const auto table = analysis::PriceTable::parse(*text); !table)
        return table.error();
    // The folder is that of the default workspace.
    if (const auto folder = defaultWorkspace(); !folder)
        return folder.error();
    const fs::path target = ownPriceFile();
    const fs::path beside = target.string() + ".new";
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << *text;
    stream.close();
    std::error_code error;
    if (stream)
        fs::rename(beside, target, error);
    if (!stream || error) {
        return domain::Error{domain::ErrorCode::Io, "cannot write " + target.string() + (error ? ": " + error.message() : std::string()),
                             "check the folder and its permissions"};
    }
    return {};
}

domain::Result<void> useBuiltinPrices()
{
    std::error_code error;
    fs::remove(ownPriceFile(), error);
    if (error)
        return domain::Error{domain::ErrorCode::Io, "cannot remove " + ownPriceFile().string() + ": " + error.message(), "check its permissions"};
    return {};
}

store::IndexExtractor indexExtractor()
{
    return [resources = std::make_shared<KnownResource>()](const store::IndexInput& input) {
        const telemetry::ResourceView& resource = resources->of(input.resource);
        return input.isLog ? logTerms(input, resource) : spanTerms(input, resource);
    };
}

namespace {

/// The text of the table that prices where a workspace has none of its own.
std::string presentPriceText()
{
    if (hasOwnPrices()) {
        const auto text = readPriceFile(ownPriceFile());
        if (text && analysis::PriceTable::parse(*text))
            return *text;
    }
    return std::string(analysis::PriceTable::builtinText());
}

/// Keeps the program's table in the workspace, where it is not the last one kept, so that what it prices can be explained later.
domain::Result<void> keepPrices(store::WorkspaceWriter& writer, store::WorkspaceReader& reader)
{
    auto lists = writer.priceLists();
    if (!lists)
        return lists.error();
    const std::string text = presentPriceText();
    const auto last = std::find_if(lists->rbegin(), lists->rend(), [](const auto& list) { return list.kind == domain::PriceList::Kind::Builtin; });
    const auto kept = last == lists->rend() ? domain::Result<std::string>(std::string()) : reader.priceListBody(last->id);
    if (!kept)
        return kept.error();
    if (*kept != text) {
        const auto table = priceTable();
        domain::PriceList list;
        list.kind = domain::PriceList::Kind::Builtin;
        list.name = table->source();
        list.date = table->date();
        list.author = "whyglass";
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        list.added = {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
        list.body = text;
        const auto id = writer.addPriceList(list);
        if (!id)
            return id.error();
        list.id = *id;
        lists->push_back(std::move(list));
    }
    return writer.beginPriceEpoch(analysis::listsInUse(*lists));
}

/// Prices and readings as the workspace keeps them. Where it cannot be read or written to, the present table does: recording goes on.
void takeUpPricing(store::WorkspaceReader& reader, ingest::IngestPipeline& pipeline)
{
    if (const auto history = analysis::PriceHistory::load(reader, priceTable()))
        pipeline.usePrices(history->books().front());
    const auto issues = reader.issues();
    if (!issues)
        return;
    for (const domain::ImportIssue& issue : *issues) {
        if (issue.code == telemetry::kCacheOutsideIssue)
            pipeline.noteCacheOutside(issue.scope);
    }
}

/// Once it has seen a large block freed, glibc takes the next ones, up to 32 MB each, from its arenas, where what stands between them stays:
/// some 50 MB of an import of a million spans of one trace. Set, the limit no longer grows. Smaller ones than these would cost the system's time.
void keepLargeBlocksOutOfArenas()
{
#ifdef __GLIBC__
    constexpr int kLarge = 4 * 1024 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

} // namespace

domain::Result<std::unique_ptr<ingest::IngestPipeline>> openPipeline(const fs::path& workspace)
{
    keepLargeBlocksOutOfArenas();
    store::WriterOptions writing;
    writing.toolsAskedFor = telemetry::toolsAskedFor;
    auto writer = store::WorkspaceWriter::open(workspace, std::move(writing));
    if (!writer)
        return writer.error();
    ingest::PipelineOptions options;
    options.workers = std::max(1U, std::min(4U, std::thread::hardware_concurrency()));
    const auto reader = store::WorkspaceReader::open(workspace);
    const bool kept = reader.ok() && keepPrices(**writer, **reader).ok();
    auto pipeline = std::make_unique<ingest::IngestPipeline>(std::move(*writer), priceTable(), indexExtractor(), options);
    if (kept)
        takeUpPricing(**reader, *pipeline);
    return pipeline;
}

domain::Result<std::unique_ptr<store::WorkspaceReader>> openReader(const fs::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (reader) {
        (*reader)->setVerifier(analysis::payloadMatches);
        (*reader)->setJudge(analysis::payloadJudge());
    }
    return reader;
}

domain::Result<fs::path> defaultWorkspace()
{
    const fs::path data = dataFolder();
    if (data.empty())
        return domain::Error{domain::ErrorCode::Io, "there is no home folder to keep a workspace in", "name a workspace with -w FILE"};
    const fs::path folder = data / "whyglass";
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        fs::create_directories(folder, error);
        if (error) {
            return domain::Error{domain::ErrorCode::Io, "cannot make the folder " + folder.string() + ": " + error.message(),
                                 "name a workspace with -w FILE"};
        }
        ::chmod(folder.c_str(), 0700);
    }
    return folder / "default.whyglass";
}

} // namespace whyglass::recorder
