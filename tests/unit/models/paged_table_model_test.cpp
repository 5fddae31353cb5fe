// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/paged_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace whyglass;
using tables::KeyList;
using tables::PagedTableModel;

namespace {

class FakePage final : public tables::RowPage {
public:
    explicit FakePage(KeyList keys) : m_keys(std::move(keys)) {}
    [[nodiscard]] std::size_t size() const override { return m_keys.size(); }
    [[nodiscard]] QVariant data(std::size_t row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("%1/%2").arg(m_keys[row]).arg(column)) : QVariant();
    }

private:
    KeyList m_keys;
};

/// Answers when the test says so.
class FakeSource final : public tables::PageSource {
public:
    FakeSource()
    {
        tables::Column time;
        time.id = time.title = QStringLiteral("time");
        time.sort = store::SortKey::Start;
        tables::Column name;
        name.id = name.title = QStringLiteral("name");
        m_columns = {time, name};
    }

    [[nodiscard]] const std::vector<tables::Column>& columns() const override { return m_columns; }
    void requestKeys(QObject*, const KeyQuestion& question, std::function<void(domain::Result<KeyList>)> reply) override
    {
        lastFilter = question.filter;
        lastOrder = question.order;
        lastLimit = question.limit;
        keyRequests.push_back(std::move(reply));
    }
    void requestPage(QObject*, int page, KeyList keys, std::function<void(domain::Result<tables::RowPagePtr>)> reply) override
    {
        pageRequests[page] = [keys = std::move(keys), reply = std::move(reply)] {
            reply(tables::RowPagePtr(std::make_shared<FakePage>(keys)));
        };
    }
    void cancelPage(int page) override
    {
        cancelled.push_back(page);
        pageRequests.erase(page);
    }

    /// As a store does: with a limit only the first, and the rest when it is asked for.
    void answerKeys(const KeyList& keys)
    {
        answerSome(keys);
        if (!keyRequests.empty() && keys.size() >= PagedTableModel::kFirstRows)
            answerSome(keys);
    }
    void answerSome(const KeyList& keys)
    {
        auto reply = std::move(keyRequests.back());
        keyRequests.clear();
        reply(KeyList(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min(lastLimit, keys.size()))));
    }
    void answerPages()
    {
        auto requests = std::exchange(pageRequests, {});
        for (auto& [page, reply] : requests)
            reply();
    }

    domain::Filter lastFilter;
    store::SortOrder lastOrder;
    std::size_t lastLimit = store::kAllKeys;
    std::vector<std::function<void(domain::Result<KeyList>)>> keyRequests;
    std::map<int, std::function<void()>> pageRequests;
    std::vector<int> cancelled;

private:
    std::vector<tables::Column> m_columns;
};

KeyList keysFrom(std::int64_t first, std::size_t count)
{
    KeyList keys(count);
    std::iota(keys.begin(), keys.end(), first);
    return keys;
}

} // namespace

class PagedTableModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto source = std::make_unique<FakeSource>();
        m_source = source.get();
        m_model = std::make_unique<PagedTableModel>(std::move(source));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setFilter({});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void rowsAreExactAtOnceAndTextsFollow()
    {
        m_source->answerKeys(keysFrom(1'000, 200'000));
        QCOMPARE(m_model->rowCount(), 200'000);
        const QModelIndex far = m_model->index(170'000, 1);
        QVERIFY(far.data(tables::LoadingRole).toBool());
        QVERIFY(!far.data().isValid());
        QTRY_VERIFY(m_source->pageRequests.contains(170'000 / PagedTableModel::kPageRows));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_source->answerPages();
        QVERIFY(!changed.isEmpty());
        QVERIFY(!far.data(tables::LoadingRole).toBool());
        QCOMPARE(far.data().toString(), QStringLiteral("171000/1"));
    }

    void requestsOfOneTurnAreMerged()
    {
        m_source->answerKeys(keysFrom(1, 400));
        for (int row = 0; row < 60; ++row)
            (void)m_model->index(row, 0).data();
        QTRY_COMPARE(m_source->pageRequests.size(), std::size_t{1});
    }

    void pagesAreForgottenBeyondTheLimit()
    {
        m_source->answerKeys(keysFrom(1, 20'000));
        for (int page = 0; page < PagedTableModel::kMaxPages + 10; ++page) {
            (void)m_model->index(page * PagedTableModel::kPageRows, 0).data();
            QCoreApplication::processEvents();
            QVERIFY(page < 2 || m_source->pageRequests.contains(page));
            m_source->answerPages();
        }
        // Page 0 is kept alive by the model tester, which looks at it after every change.
        QVERIFY(m_model->index(PagedTableModel::kPageRows, 0).data(tables::LoadingRole).toBool());
        QVERIFY(!m_model->index((PagedTableModel::kMaxPages + 9) * PagedTableModel::kPageRows, 0).data(tables::LoadingRole).toBool());
    }

    void newRowsWaitUntilTheyAreAskedFor()
    {
        m_source->answerKeys(keysFrom(100, 50));
        QSignalSpy more(m_model.get(), &PagedTableModel::newRowsChanged);
        m_model->refresh();
        KeyList grown = keysFrom(500, 3);
        const KeyList old = keysFrom(100, 50);
        grown.insert(grown.end(), old.begin(), old.end());
        m_source->answerKeys(grown);
        QCOMPARE(m_model->rowCount(), 50);
        QCOMPARE(m_model->newRows(), 3);
        QCOMPARE(more.size(), 1);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->showNewRows();
        QCOMPARE(m_model->rowCount(), 53);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->newRows(), 0);
        QCOMPARE(m_model->rowOf(100), 3);
    }

    void emptyListShowsWhatArrivesAtOnce()
    {
        m_source->answerKeys({});
        m_model->refresh();
        m_source->answerKeys(keysFrom(1, 5));
        QCOMPARE(m_model->rowCount(), 5);
    }

    void refreshUnderSteadyCommitsIsNotStarved()
    {
        m_source->answerKeys(keysFrom(1, 5));
        m_model->refresh();
        m_model->refresh();
        m_model->refresh();
        QCOMPARE(m_source->keyRequests.size(), std::size_t{1});
        m_source->answerKeys(keysFrom(1, 6));
        QCOMPARE(m_model->newRows(), 1);
        QCOMPARE(m_source->keyRequests.size(), std::size_t{1});
    }

    void whatIsShownIsReadAgainInPlace()
    {
        m_source->answerKeys(keysFrom(1, 5));
        (void)m_model->index(0, 0).data();
        QTRY_VERIFY(m_source->pageRequests.contains(0));
        m_source->answerPages();
        m_model->refresh();
        QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("1/0"));
        QTRY_VERIFY(m_source->pageRequests.contains(0));
    }

    void repliesOfAnOlderListAreDropped()
    {
        m_source->answerKeys(keysFrom(1, 5));
        (void)m_model->index(0, 0).data();
        QTRY_VERIFY(m_source->pageRequests.contains(0));
        const auto late = m_source->pageRequests[0];
        domain::Filter filter;
        filter.window = domain::TimeWindow{{1}, {2}};
        m_model->setFilter(filter);
        m_source->answerKeys(keysFrom(900, 5));
        late();
        QVERIFY(m_model->index(0, 0).data(tables::LoadingRole).toBool());
        QCOMPARE(m_source->cancelled, std::vector<int>{0});
    }

    void sortingAsksTheStore()
    {
        m_source->answerKeys(keysFrom(1, 5));
        m_model->sort(1, Qt::AscendingOrder);
        QVERIFY(m_source->keyRequests.empty());
        m_model->sort(0, Qt::AscendingOrder);
        QCOMPARE(m_source->keyRequests.size(), std::size_t{1});
        QVERIFY(!m_source->lastOrder.descending);
        QVERIFY(m_model->loading());
        m_source->answerKeys(keysFrom(1, 5));
        QVERIFY(!m_model->loading());
    }

    void theFirstRowsComeBeforeAllAreCounted()
    {
        const KeyList all = keysFrom(1, 50'000);
        QCOMPARE(m_source->lastLimit, PagedTableModel::kFirstRows);
        m_source->answerSome(all);
        QCOMPARE(m_model->rowCount(), static_cast<int>(PagedTableModel::kFirstRows));
        QVERIFY(m_model->loading() && !m_model->counted());
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QCOMPARE(m_source->lastLimit, store::kAllKeys);
        m_source->answerSome(all);
        QCOMPARE(m_model->rowCount(), 50'000);
        QVERIFY(!m_model->loading() && m_model->counted());
        QVERIFY2(reset.isEmpty(), "the rows that are looked at stay where they are");
    }

    void aShortListIsReadAtOnce()
    {
        m_source->answerKeys(keysFrom(1, 50));
        QVERIFY(m_model->counted() && m_source->keyRequests.empty());
        m_model->sort(0, Qt::AscendingOrder);
        QCOMPARE(m_source->lastLimit, store::kAllKeys);
    }

    void failureIsSaid()
    {
        QSignalSpy failed(m_model.get(), &PagedTableModel::failed);
        m_source->keyRequests.back()(domain::Error{domain::ErrorCode::Io, "cannot read x", "try again"});
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("cannot read x; try again"));
        QVERIFY(!m_model->loading());
    }

private:
    FakeSource* m_source = nullptr;
    std::unique_ptr<PagedTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(PagedTableModelTest)
#include "paged_table_model_test.moc"
