// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/paged_table_model.h"

#include "models/words/told.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace whyglass::tables {

namespace {

constexpr qsizetype kMaxInFlight = 6; ///< pages

/// Whether `shorter` stands unchanged at the end (or the start) of `longer`.
bool isTailOf(const KeyList& shorter, const KeyList& longer)
{
    return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}
bool isHeadOf(const KeyList& shorter, const KeyList& longer)
{
    return std::equal(shorter.begin(), shorter.end(), longer.begin());
}

} // namespace

PagedTableModel::PagedTableModel(std::unique_ptr<PageSource> source, QObject* parent)
    : QAbstractTableModel(parent), m_source(std::move(source))
{
}

PagedTableModel::~PagedTableModel() = default;

void PagedTableModel::setFilter(const domain::Filter& filter)
{
    if (m_loaded && filter == m_filter)
        return;
    m_filter = filter;
    requestKeys(firstPart());
}

PagedTableModel::Part PagedTableModel::firstPart() const
{
    // A list that was short is read at once; of the others nobody wants to wait for the last row to see the first.
    constexpr std::size_t kShort = 20'000;
    return m_counted && m_keys.size() < kShort ? Part::All : Part::First;
}

void PagedTableModel::refresh()
{
    if (!m_loaded || m_loadingKeys)
        return;
    for (CachedPage& cached : m_pages)
        cached.stale = true;
    if (!m_keys.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    // Under a steady stream of commits a request that is replaced each time would never be answered.
    if (m_refreshing) {
        m_refreshAgain = true;
        return;
    }
    requestKeys(Part::New);
}

void PagedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const auto key = columns()[static_cast<std::size_t>(column)].sort;
    const bool descending = order == Qt::DescendingOrder;
    if (!key || (m_order.key == *key && m_order.descending == descending && m_loaded))
        return;
    m_order = {*key, descending};
    if (m_loaded || m_loadingKeys)
        requestKeys(firstPart());
}

void PagedTableModel::requestKeys(Part part)
{
    m_refreshing = part == Part::New;
    if (part != Part::New && !std::exchange(m_loadingKeys, true))
        Q_EMIT loadingChanged(true);
    const std::size_t limit = part == Part::First ? kFirstRows : store::kAllKeys;
    const auto asked = part == Part::New ? session::Asked::Again : session::Asked::New;
    m_source->requestKeys(this, {m_filter, m_order, limit, asked}, [this, part](domain::Result<KeyList> reply) {
        m_refreshing = false;
        const bool more = part == Part::First && reply && reply->size() == kFirstRows;
        if (!more && part != Part::New && std::exchange(m_loadingKeys, false))
            Q_EMIT loadingChanged(false);
        if (!reply) {
            Q_EMIT failed(QString::fromStdString(words::told(reply.error().text())));
            return;
        }
        m_counted = !more;
        acceptKeys(std::move(reply).value(), part);
        if (more)
            requestKeys(Part::All);
        else if (std::exchange(m_refreshAgain, false))
            refresh();
    });
}

void PagedTableModel::acceptKeys(KeyList keys, Part part)
{
    const bool live = part == Part::New;
    m_loaded = true;
    if (live && !m_keys.empty() && keys != m_keys) {
        const auto more = static_cast<qint64>(keys.size()) - static_cast<qint64>(m_keys.size());
        m_newKeys = std::move(keys);
        setNewRows(std::max<qint64>(more, 0));
        return;
    }
    if (!live || m_keys.empty())
        replaceKeys(std::move(keys));
}

void PagedTableModel::showNewRows()
{
    if (!m_newKeys.empty())
        replaceKeys(std::exchange(m_newKeys, {}));
}

void PagedTableModel::replaceKeys(KeyList keys)
{
    const std::size_t before = m_keys.size();
    const bool grows = keys.size() > before && before > 0;
    ++m_epoch;
    for (const int page : std::as_const(m_requested))
        m_source->cancelPage(page);
    m_requested.clear();
    m_wanted.clear();
    m_newKeys.clear();
    if (keys == m_keys && !keys.empty()) {
        for (CachedPage& cached : m_pages)
            cached.stale = true; // what the rows say may be new all the same
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else if (grows && isHeadOf(m_keys, keys)) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(keys.size()) - 1);
        m_pages.remove(static_cast<int>(before) / kPageRows);
        m_keys = std::move(keys);
        endInsertRows();
    } else if (grows && isTailOf(m_keys, keys)) {
        beginInsertRows({}, 0, static_cast<int>(keys.size() - before) - 1);
        m_pages.clear();
        m_keys = std::move(keys);
        endInsertRows();
    } else {
        beginResetModel();
        m_pages.clear();
        m_keys = std::move(keys);
        endResetModel();
        Q_EMIT keysReplaced();
    }
    setNewRows(0);
}

void PagedTableModel::setNewRows(qint64 count)
{
    if (std::exchange(m_newRows, count) != count)
        Q_EMIT newRowsChanged(count);
}

qint64 PagedTableModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_keys[static_cast<std::size_t>(row)] : 0;
}

int PagedTableModel::rowOf(qint64 key) const
{
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

int PagedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int PagedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant PagedTableModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    if (role == KeyRole)
        return keyAt(index.row());
    if (role == Qt::TextAlignmentRole) {
        const bool right = columns()[static_cast<std::size_t>(index.column())].alignRight;
        return QVariant::fromValue(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    const RowPage* page = pageAt(index.row() / kPageRows);
    const auto row = static_cast<std::size_t>(index.row() % kPageRows);
    const bool here = page && row < page->size();
    if (role == LoadingRole)
        return !here;
    if (!here)
        return {};
    const int asked = role == Qt::AccessibleTextRole ? int{Qt::DisplayRole} : role;
    return page->data(row, index.column(), asked);
}

QVariant PagedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = columns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) // the tip says what a narrow column cuts
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((column.alignRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

const RowPage* PagedTableModel::pageAt(int page) const
{
    const auto cached = m_pages.find(page);
    if (cached == m_pages.end()) {
        wantPage(page);
        return nullptr;
    }
    cached->lastUse = ++m_uses;
    if (cached->stale)
        wantPage(page);
    return cached->page.get();
}

void PagedTableModel::wantPage(int page) const
{
    if (m_requested.contains(page) || m_wanted.contains(page))
        return;
    // Somebody who walks through all rows, as an accessibility tool may, gets the pages that were looked at last.
    if (m_wanted.size() == kMaxInFlight)
        m_wanted.removeFirst();
    m_wanted.append(page);
    if (std::exchange(m_requestPosted, true))
        return;
    // One turn of the event loop later everything that one repaint looked at is known.
    auto* self = const_cast<PagedTableModel*>(this);
    QTimer::singleShot(0, self, [self] { self->requestWanted(); });
}

void PagedTableModel::requestWanted()
{
    m_requestPosted = false;
    const QList<int> wanted = std::exchange(m_wanted, {});
    // What was scrolled past is not worth reading any more.
    if (m_requested.size() + wanted.size() > kMaxInFlight) {
        for (const int page : std::as_const(m_requested))
            m_source->cancelPage(page);
        m_requested.clear();
    }
    for (const int page : wanted) {
        KeyList keys = keysOfPage(page);
        if (keys.empty())
            continue;
        m_requested.insert(page);
        m_source->requestPage(this, page, std::move(keys), [this, page, epoch = m_epoch](const domain::Result<RowPagePtr>& reply) {
            acceptPage(page, epoch, reply);
        });
    }
}

KeyList PagedTableModel::keysOfPage(int page) const
{
    const auto begin = static_cast<std::size_t>(page) * kPageRows;
    if (begin >= m_keys.size())
        return {};
    const std::size_t end = std::min(begin + kPageRows, m_keys.size());
    return {m_keys.begin() + static_cast<std::ptrdiff_t>(begin), m_keys.begin() + static_cast<std::ptrdiff_t>(end)};
}

void PagedTableModel::acceptPage(int page, quint64 epoch, const domain::Result<RowPagePtr>& reply)
{
    if (epoch != m_epoch)
        return;
    m_requested.remove(page);
    if (!reply) {
        Q_EMIT failed(QString::fromStdString(words::told(reply.error().text())));
        return;
    }
    m_pages.insert(page, CachedPage{*reply, ++m_uses, false});
    evict();
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void PagedTableModel::evict()
{
    while (m_pages.size() > kMaxPages) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const CachedPage& a, const CachedPage& b) { return a.lastUse < b.lastUse; });
        m_pages.erase(oldest);
    }
}

} // namespace whyglass::tables
