// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/normalize.h"
#include "ingest/normalize/told_loss.h"
#include "ingest/pipeline/ingest_pipeline.h"
#include "ingest/pipeline/call_pricing.h"
#include "models/store/ingest_batch.h"
#include "models/store/payload_codec.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::ingest {

/// A decoded request on its way to the writer, with the texts that its rows point into.
struct PreparedBatch {
    PreparedBatch() = default;
    PreparedBatch(PreparedBatch&&) = default;
    PreparedBatch& operator=(PreparedBatch&&) = default;
    PreparedBatch(const PreparedBatch&) = delete; // a copy's rows would point into the original's texts
    PreparedBatch& operator=(const PreparedBatch&) = delete;

    store::IngestBatch batch;
    telemetry::TextArena arena;
    std::vector<RejectedRecord> rejections;
    std::int64_t repaired = 0;
    std::string note; ///< what was rejected or repaired, for the sender
};

/// Compressors of one worker thread, reused from request to request.
struct BlockBuilders {
    store::BlockBuilder spans, logs, metrics;
    void clear() noexcept
    {
        spans.clear();
        logs.clear();
        metrics.clear();
    }
};

/// Turns decoded records into one IngestBatch: normalised, priced, hashed and compressed. One a request, one thread.
class BatchBuilder final : public telemetry::DecodeSink {
public:
    /// Where a message stands in its source.
    struct Place {
        std::int64_t record = 0;
        std::int64_t offset = 0;
        bool transcoded = false; ///< positions inside the message are not positions in the source
    };

    BatchBuilder(CallPricing& pricing, BlockBuilders& blocks, std::string source);

    /// Takes the bytes over, so that rows may point into them; the view stays valid as long as the batch.
    std::string_view keep(std::string bytes);
    /// The records that follow come from `message`, which was kept.
    void beginMessage(std::string_view message, Place place);

    void onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span) override;
    void onLog(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::LogView& log) override;
    void onMetricPoint(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope,
                       const telemetry::MetricPointView& point) override;
    void onRejected(telemetry::Signal signal, std::size_t offset, std::string_view reason) override;
    void onRepaired(telemetry::Signal signal, std::size_t offset, std::string_view code, std::string_view sample) override;
    /// The message as a whole is not stored.
    void onUndecodable(std::string_view code, std::string_view reason);

    /// Seals the blocks; the builder is done afterwards.
    PreparedBatch finish();

private:
    struct Slot {
        std::uint32_t block = 0, slot = 0;
    };
    struct HashKey {
        std::size_t operator()(const std::array<std::uint8_t, 16>& hash) const;
    };

    std::uint32_t resourceIndex(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope);
    [[nodiscard]] bool isKept(std::string_view text) const;
    /// The text itself where it lies in the kept message, else a copy that is kept.
    std::string_view stable(std::string_view text);
    store::SpanRecord recordOf(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span);
    std::string_view header(std::string_view bytes);
    void decideReading(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span);
    void addCost(const telemetry::SpanView& span, store::SpanRecord& record) const;
    /// The step that the log record is, where it is one.
    void addLogStep(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::LogView& log,
                    std::uint64_t logHash);
    [[nodiscard]] std::int64_t offsetOf(std::size_t inMessage) const;
    void checkTimes(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span);
    void checkDropped(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span);
    void addDropped(std::string_view code, std::uint64_t count, std::string_view sample);
    void addToldLoss(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::ToldLoss& loss,
                     domain::Timestamp time);
    void addAlone(std::string_view code, std::size_t offset, std::string_view reason);
    void about(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, domain::Timestamp time);
    domain::ImportIssue* sameIssue(std::string_view code);
    void see(domain::ImportIssue& issue) const;
    void addIssue(std::string_view code, domain::Severity severity, std::size_t offset, std::string_view sample);
    static Slot pack(store::BlockBuilder& builder, std::vector<store::BlockRecord>& blocks, std::string_view bytes);

    CallPricing& m_pricing;
    BlockBuilders& m_blocks;
    PreparedBatch m_out;
    telemetry::Step m_step;
    std::string_view m_message;
    std::string_view m_header; ///< of the last metric, kept
    Place m_place;
    struct {
        std::string service, scope;
        domain::Timestamp time;
    } m_about; ///< what an issue is about, where it is known
    std::unordered_map<std::array<std::uint8_t, 16>, std::uint32_t, HashKey> m_resources;
};

} // namespace whyglass::ingest
