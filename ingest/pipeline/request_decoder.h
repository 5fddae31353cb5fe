// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/pipeline/batch_builder.h"
#include "ingest/pipeline/ingest_pipeline.h"

namespace whyglass::ingest {

/// Bytes of a request → a batch ready to be committed, and what the sender is told once it is. One a worker thread.
class RequestDecoder {
public:
    explicit RequestDecoder(CallPricing& pricing) : m_pricing(pricing) {}

    struct Decoded {
        PreparedBatch prepared;
        Receipt receipt;
    };
    /// Takes the bytes of the request. After an exception the decoder is as new.
    Decoded decode(IngestRequest& request);

private:
    Decoded decodeWhole(IngestRequest& request);
    Decoded decodeParts(IngestRequest& request);
    domain::Result<void> decodeProtobuf(telemetry::Signal signal, std::string_view message, BatchBuilder::Place place, BatchBuilder& builder);
    domain::Result<void> decodeJson(std::string_view text, BatchBuilder::Place place, bool demandContent, BatchBuilder& builder);
    static Decoded finish(BatchBuilder& builder);

    CallPricing& m_pricing;
    telemetry::DecodeLimits m_limits;
    telemetry::JsonTranscoder m_json;
    BlockBuilders m_blocks;
};

} // namespace whyglass::ingest
