// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/consent.h"

#include <QTest>

using namespace whyglass;
using analysis::Reply;

Q_DECLARE_METATYPE(whyglass::analysis::Reply)

class ConsentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsReadForWhatItSaysOfTheProposal_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<Reply>("reply");
        const auto row = [](const char* words, Reply reply) { QTest::newRow(words) << QString::fromUtf8(words) << reply; };
        for (const char* agrees : {"Yes", "yes, please", "Oh, I see. In that case, yes, let\xE2\x80\x99s modify the item.",
                 "Thank you for the details! Yes, please proceed.", "That works! Please use PayPal.",
                 "I confirm that I want to return the bicycle.", "Yes, please cancel it for me.",
                 "Yes, cancel both, I no longer need them.",
                 "The reason is ordered by mistake. Please go ahead with the cancellation, thanks!",
                 "Continue with the upgrades for the other orders for now.", "No, that's all. Please go ahead.",
                 "Yes, go ahead. No other changes.", "Sounds good to me.", "Okay, let\xE2\x80\x99s proceed with the refund then.",
                 "Sure, go ahead", "You can proceed.", "Could you please proceed with it?", "That's correct. Thanks",
                 "Don't worry about the box. Yes.", "Approved.", "I'd like to proceed with the return.", "Perfect, thank you!",
                 "Yes, but use PayPal.", "Ja, bitte.", "Einverstanden.", "Ja, bitte stornieren Sie die Bestellung.",
                 "Das passt so.", "Bitte fortfahren.", "In Ordnung, machen Sie das.", "Ich best\xC3\xA4tige die Zahlung.",
                 "Genau, bitte ausf\xC3\xBChren."})
            row(agrees, Reply::Agrees);
        for (const char* refuses :
            {"No", "No, thanks.", "Yes, but do not pay it yet.", "Please don't go ahead.", "Wait, I need to think.",
                "Yes\xE2\x80\xA6 no, hold on.", "I do not agree.", "That's not correct.", "Stop.", "Absolutely not.",
                "On second thought, I\xE2\x80\x99"
                "d prefer not to exchange anything.",
                "Not yet.", "Never mind.", "Okay, but first tell me the total.", "Nein.", "Nein, danke.", "Noch nicht.",
                "Ja, aber erst morgen. Bitte noch nicht buchen.", "Das ist nicht richtig.", "Ich bin nicht einverstanden.",
                "Bitte nicht ausf\xC3\xBChren.", "Das lehne ich ab."})
            row(refuses, Reply::Refuses);
        for (const char* neither : {"Cancel #W4836353.", "My email is a.b@example.com.",
                 "Sure! My name is Mei Patel, and my zip code is 76165.", "How do I proceed?", "What would the total be?",
                 "Can you confirm the total?", "Great, can you also tell me the price?",
                 "If the exact one isn't available, please cancel this order as well.", "Correct the address to 445 Maple Drive.",
                 "Das ist ja teuer.", "Wie viel kostet es?", "", "I no longer need the charger."})
            row(neither, Reply::Neither);
    }

    void aReplyIsReadForWhatItSaysOfTheProposal()
    {
        QFETCH(QString, words);
        QFETCH(Reply, reply);
        QCOMPARE(analysis::replyIn(words.toStdString()), reply);
    }

    void onlyAProposalCanBeAgreedTo_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("asks");
        const auto row = [](const char* words, bool asks) { QTest::newRow(words) << QString::fromUtf8(words) << asks; };
        for (const char* asks : {"INV-1 over 70. Shall I?", "Please confirm if you'd like to proceed with this exchange.",
                 "Would you like to modify the item in this pending order instead?",
                 "I\xE2\x80\x99ll cancel order #W1 and refund $20.", "Is this correct?", "Do you approve the payment?",
                 "Proceed (yes/no)?", "Soll ich die Zahlung ausl\xC3\xB6sen?", "Bitte best\xC3\xA4tigen Sie die Bestellung.",
                 "M\xC3\xB6"
                 "chten Sie fortfahren?"})
            row(asks, true);
        for (const char* other : {"Is there anything else I can help you with?", "Could you please provide your email address?",
                 "How can I assist you today?", "To proceed, I need to verify your identity.",
                 "Would you like me to check the addresses of your orders as well?", "The order was cancelled.",
                 "Let me first check the status of your orders.", "Kann ich Ihnen sonst noch weiterhelfen?"})
            row(other, false);
    }

    void onlyAProposalCanBeAgreedTo()
    {
        QFETCH(QString, words);
        QFETCH(bool, asks);
        QCOMPARE(analysis::asksForGoAhead(words.toStdString()), asks);
    }
};

QTEST_GUILESS_MAIN(ConsentTest)
#include "consent_test.moc"
