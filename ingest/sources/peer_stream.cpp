// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/peer_stream.h"

#include <cstring>
#include <string_view>

namespace whyglass::ingest {

namespace {

namespace ssl = boost::asio::ssl;

// ALPN lists: a length byte before each name.
constexpr std::string_view kHttp1 = "\x08http/1.1";
constexpr std::string_view kHttp2 = "\x02h2";

/// A client that offers protocols and none of ours is refused by the library.
int selectProtocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered, unsigned int offeredSize, void* ours)
{
    const std::string_view name = *static_cast<const std::string_view*>(ours);
    unsigned char* chosen = nullptr;
    const int status = ::SSL_select_next_proto(&chosen, size, reinterpret_cast<const unsigned char*>(name.data()),
                                               static_cast<unsigned int>(name.size()), offered, offeredSize);
    *out = chosen;
    return status == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

domain::Error tlsError(const char* what, const boost::system::error_code& code)
{
    return {domain::ErrorCode::InvalidArgument, std::string("cannot use the TLS ") + what + ": " + code.message(),
            "give a certificate chain and its private key as PEM"};
}

} // namespace

domain::Result<std::unique_ptr<ssl::context>> makeTlsContext(const std::optional<TlsIdentity>& identity, Protocol protocol)
{
    if (!identity)
        return std::unique_ptr<ssl::context>();
    auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
    ::SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    boost::system::error_code code;
    context->use_certificate_chain(boost::asio::buffer(identity->certificateChain), code);
    if (code)
        return tlsError("certificate", code);
    context->use_private_key(boost::asio::buffer(identity->privateKey), ssl::context::pem, code);
    if (code)
        return tlsError("key", code);
    const std::string_view& ours = protocol == Protocol::Http2 ? kHttp2 : kHttp1;
    ::SSL_CTX_set_alpn_select_cb(context->native_handle(), &selectProtocol, const_cast<std::string_view*>(&ours));
    return context;
}

} // namespace whyglass::ingest
