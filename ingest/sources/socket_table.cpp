// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/socket_table.h"

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace whyglass::ingest {

namespace {

namespace fs = std::filesystem;

constexpr char kListening[] = "0A"; // TCP_LISTEN, as the table has it
constexpr int kDiagTimeoutMs = 200;

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

/// One end of a connection; IPv4 in the first four bytes.
struct Address {
    std::array<std::uint8_t, 16> bytes{};
    std::uint16_t port = 0; ///< network order
};

struct Connection {
    int family = AF_UNSPEC;
    Address theirs, ours;
};

std::optional<Address> addressOf(const ::sockaddr_storage& storage)
{
    Address address;
    if (storage.ss_family == AF_INET) {
        ::sockaddr_in v4{};
        std::memcpy(&v4, &storage, sizeof v4);
        std::memcpy(address.bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
        address.port = v4.sin_port;
    } else if (storage.ss_family == AF_INET6) {
        ::sockaddr_in6 v6{};
        std::memcpy(&v6, &storage, sizeof v6);
        std::memcpy(address.bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
        address.port = v6.sin6_port;
    } else {
        return std::nullopt;
    }
    return address;
}

std::optional<Connection> connectionOf(int socket)
{
    ::sockaddr_storage theirs{};
    ::sockaddr_storage ours{};
    ::socklen_t theirSize = sizeof theirs;
    ::socklen_t ourSize = sizeof ours;
    if (::getpeername(socket, reinterpret_cast<::sockaddr*>(&theirs), &theirSize) != 0
        || ::getsockname(socket, reinterpret_cast<::sockaddr*>(&ours), &ourSize) != 0)
        return std::nullopt;
    const auto a = addressOf(theirs);
    const auto b = addressOf(ours);
    if (!a || !b || theirs.ss_family != ours.ss_family)
        return std::nullopt;
    return Connection{theirs.ss_family, *a, *b};
}

struct DiagQuestion {
    ::nlmsghdr header{};
    ::inet_diag_req_v2 request{};
};

DiagQuestion questionAbout(const Connection& connection)
{
    DiagQuestion question;
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.request.sdiag_family = static_cast<std::uint8_t>(connection.family);
    question.request.sdiag_protocol = IPPROTO_TCP;
    question.request.idiag_states = ~0U;
    ::inet_diag_sockid& id = question.request.id;
    id.idiag_sport = connection.theirs.port;
    id.idiag_dport = connection.ours.port;
    std::memcpy(id.idiag_src, connection.theirs.bytes.data(), connection.theirs.bytes.size());
    std::memcpy(id.idiag_dst, connection.ours.bytes.data(), connection.ours.bytes.size());
    id.idiag_cookie[0] = id.idiag_cookie[1] = ~0U;
    return question;
}

struct Holder {
    std::uint32_t uid = 0;
    std::uint64_t inode = 0; ///< 0: no program holds the socket any more, and `uid` says nothing
};

/// The outer nullopt: the kernel does not answer such questions here.
std::optional<std::optional<Holder>> askDiag(const Connection& connection)
{
    const Descriptor netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    const ::timeval patience{0, kDiagTimeoutMs * 1000};
    const DiagQuestion question = questionAbout(connection);
    if (netlink.get() < 0 || ::setsockopt(netlink.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0
        || ::send(netlink.get(), &question, sizeof question, 0) != static_cast<::ssize_t>(sizeof question))
        return std::nullopt;
    alignas(::nlmsghdr) std::array<char, 1024> answer{};
    const ::ssize_t size = ::recv(netlink.get(), answer.data(), answer.size(), 0);
    ::nlmsghdr header{};
    if (size < static_cast<::ssize_t>(sizeof header))
        return std::nullopt;
    std::memcpy(&header, answer.data(), sizeof header);
    if (header.nlmsg_type == NLMSG_ERROR) {
        ::nlmsgerr error{};
        std::memcpy(&error, answer.data() + NLMSG_HDRLEN, sizeof error);
        return error.error == -ENOENT ? std::optional(std::optional<Holder>()) : std::nullopt;
    }
    ::inet_diag_msg message{};
    if (header.nlmsg_type != SOCK_DIAG_BY_FAMILY || size < static_cast<::ssize_t>(NLMSG_HDRLEN + sizeof message))
        return std::nullopt;
    std::memcpy(&message, answer.data() + NLMSG_HDRLEN, sizeof message);
    return std::optional(Holder{message.idiag_uid, message.idiag_inode});
}

/// An address as the table writes it: words of the machine's own byte order, then the port.
std::string tableText(const Address& address, std::size_t bytes)
{
    std::string text;
    std::array<char, 16> part{};
    for (std::size_t i = 0; i < bytes; i += 4) {
        std::uint32_t word = 0;
        std::memcpy(&word, address.bytes.data() + i, sizeof word);
        std::snprintf(part.data(), part.size(), "%08X", word);
        text += part.data();
    }
    std::snprintf(part.data(), part.size(), ":%04X", ntohs(address.port));
    return text + part.data();
}

struct TableRow {
    std::string local, remote, state;
    Holder holder;
};

template <typename Wanted>
std::optional<TableRow> findRow(const char* table, Wanted wanted)
{
    std::ifstream file(table);
    std::string line;
    std::getline(file, line); // the heading
    while (std::getline(file, line)) {
        std::istringstream words(line);
        TableRow row;
        std::string number, queues, timer, retransmits, timeout;
        words >> number >> row.local >> row.remote >> row.state >> queues >> timer >> retransmits >> row.holder.uid >> timeout >> row.holder.inode;
        if (words && wanted(row))
            return row;
    }
    return std::nullopt;
}

/// An IPv4 connection may have been opened through an IPv6 socket, and is then in that table.
std::string mapped(const std::string& v4)
{
    return "0000000000000000FFFF0000" + v4;
}

std::optional<Holder> readTable(const Connection& connection)
{
    const bool v4 = connection.family == AF_INET;
    const std::string theirs = tableText(connection.theirs, v4 ? 4 : 16);
    const std::string ours = tableText(connection.ours, v4 ? 4 : 16);
    const auto find = [](const char* table, const std::string& local, const std::string& remote) {
        return findRow(table, [&](const TableRow& row) { return row.local == local && row.remote == remote; });
    };
    auto row = v4 ? find("/proc/net/tcp", theirs, ours) : find("/proc/net/tcp6", theirs, ours);
    if (!row && v4)
        row = find("/proc/net/tcp6", mapped(theirs), mapped(ours));
    return row ? std::optional(row->holder) : std::nullopt;
}

std::string processWith(std::uint64_t inode)
{
    const std::string wanted = "socket:[" + std::to_string(inode) + "]";
    std::error_code code;
    for (const fs::directory_entry& process : fs::directory_iterator("/proc", code)) {
        const std::string name = process.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::error_code ignored;
        for (const fs::directory_entry& open : fs::directory_iterator(process.path() / "fd", ignored)) {
            std::error_code unreadable;
            if (fs::read_symlink(open.path(), unreadable) != wanted)
                continue;
            std::ifstream file(process.path() / "comm");
            std::string command;
            std::getline(file, command);
            return command + " (process " + name + ")";
        }
    }
    return {};
}

} // namespace

std::optional<std::uint32_t> peerOwner(int socket)
{
    const auto connection = connectionOf(socket);
    if (!connection)
        return std::nullopt;
    const auto asked = askDiag(*connection);
    const auto holder = asked ? *asked : readTable(*connection);
    return holder && holder->inode != 0 ? std::optional(holder->uid) : std::nullopt;
}

std::string portHolder(std::uint16_t port)
{
    std::array<char, 8> ending{};
    std::snprintf(ending.data(), ending.size(), ":%04X", port);
    for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        const auto row = findRow(table, [&](const TableRow& one) {
            return one.state == kListening && one.local.size() > 5 && one.local.compare(one.local.size() - 5, 5, ending.data()) == 0;
        });
        if (!row)
            continue;
        const std::string process = processWith(row->holder.inode);
        return process.empty() ? "a program of user " + std::to_string(row->holder.uid) : process;
    }
    return {};
}

} // namespace whyglass::ingest
