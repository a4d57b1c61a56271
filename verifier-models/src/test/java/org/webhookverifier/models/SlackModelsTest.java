package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.models.slack.AppHomeOpenedEvent;
import org.webhookverifier.models.slack.AppMentionEvent;
import org.webhookverifier.models.slack.BlockActions;
import org.webhookverifier.models.slack.MemberJoinedChannelEvent;
import org.webhookverifier.models.slack.MessageEvent;
import org.webhookverifier.models.slack.ReactionAddedEvent;
import org.webhookverifier.models.slack.SlashCommand;
import org.webhookverifier.models.slack.ViewSubmission;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** What a handler gets of Slack's events, interactions and commands, signed and received. */
@Tag("odd-jvm")
class SlackModelsTest {
    @Test
    void a_message_in_a_thread_with_a_file() {
        var event = Reception.event(MessageEvent.class);
        assertThat(event.envelope().eventId()).isEqualTo("Ev0MSG0001");
        assertThat(event.envelope().eventTime()).isEqualTo(1787900461);
        assertThat(event.envelope().teamId()).isEqualTo("T0ENGINE1");
        var message = event.message();
        assertThat(message.subtype()).isNull();
        assertThat(message.user()).isEqualTo("U0ADA0001");
        assertThat(message.botId()).isNull();
        assertThat(message.text()).isEqualTo("It turns &lt;slowly&gt;");
        assertThat(message.ts()).isEqualTo("1787900461.000200");
        assertThat(message.threadTs()).isEqualTo("1787900400.123456");
        assertThat(message.edited().ts()).isEqualTo("1787900465.000000");
        assertThat(message.files())
                .singleElement()
                .satisfies(file -> assertThat(file.mimetype()).isEqualTo("application/pdf"));
    }

    @Test
    void a_message_that_was_changed() {
        var sample = Sample.of(MessageEvent.class, "/payloads/slack/message-changed.json", "");
        var change = Reception.event(MessageEvent.class, sample).message();
        assertThat(change.subtype()).isEqualTo("message_changed");
        assertThat(change.hidden()).isTrue();
        assertThat(change.user()).isNull();
        assertThat(change.text()).isEmpty();
        assertThat(change.message().text()).isEqualTo("It turns fast");
        assertThat(change.previousMessage().text()).isEqualTo("It turns");
        assertThat(change.message().channel()).isEmpty();
    }

    @Test
    void a_mention_a_reaction_and_a_new_member() {
        var mention = Reception.event(AppMentionEvent.class).mention();
        assertThat(mention.text()).isEqualTo("<@U0ENGINE1> turn");
        assertThat(mention.channel()).isEqualTo("C0GENERAL");
        assertThat(mention.threadTs()).isEqualTo("1787900400.123456");
        var reaction = Reception.event(ReactionAddedEvent.class).reaction();
        assertThat(reaction.reaction()).isEqualTo("thumbsup");
        assertThat(reaction.itemUser()).isEqualTo("U0CHARLES");
        assertThat(reaction.item().ts()).isEqualTo("1787900461.000200");
        var joined = Reception.event(MemberJoinedChannelEvent.class).joined();
        assertThat(joined.user()).isEqualTo("U0ADA0001");
        assertThat(joined.channelType()).isEqualTo("C");
        assertThat(joined.inviter()).isEqualTo("U0CHARLES");
    }

    @Test
    void an_app_home_that_was_opened() {
        var opened = Reception.event(AppHomeOpenedEvent.class).opened();
        assertThat(opened.tab()).isEqualTo("home");
        assertThat(opened.view().callbackId()).isEqualTo("home");
        assertThat(opened.view().state().values()).isEmpty();
    }

    @Test
    void a_button_in_a_message() {
        var actions = Reception.event(BlockActions.class);
        assertThat(actions.user().id()).isEqualTo("U0ADA0001");
        assertThat(actions.channel().name()).isEqualTo("general");
        assertThat(actions.container().messageTs()).isEqualTo("1787900461.000200");
        assertThat(actions.message().botId()).isEqualTo("B0ENGINE1");
        assertThat(actions.view()).isNull();
        assertThat(actions.responseUrl()).startsWith("https://hooks.slack.com/");
        assertThat(actions.actions()).singleElement().satisfies(action -> {
            assertThat(action.actionId()).isEqualTo("turn");
            assertThat(action.value()).isEqualTo("mill-1");
            assertThat(action.selectedOption()).isNull();
        });
        assertThat(actions.state()
                        .values()
                        .get("speed")
                        .get("choose")
                        .selectedOption()
                        .value())
                .isEqualTo("fast");
    }

    @Test
    void a_modal_that_was_submitted() {
        var view = Reception.event(ViewSubmission.class).view();
        assertThat(view.callbackId()).isEqualTo("order_cards");
        assertThat(view.privateMetadata()).isEqualTo("{\"mill\":1}");
        var values = view.state().values();
        assertThat(values.get("title").get("text").value()).isEqualTo("Bernoulli");
        assertThat(values.get("colours").get("pick").selectedOptions())
                .extracting(option -> option.value())
                .containsExactly("red", "blue");
        assertThat(values.get("day").get("when").selectedDate()).isEqualTo("2026-12-10");
        assertThat(values.get("who").get("person").selectedUser()).isNull();
    }

    @Test
    void a_slash_command_whose_handler_names_the_command() {
        for (Mapper mapper : Mapper.values()) {
            var commands = new ArrayList<SlashCommand>();
            var receiver = WebhookReceiver.builder()
                    .source(Source.of("slack", Sample.SECRET))
                    .jsonMapper(mapper.mapper())
                    .handler("turn", "slack", "/turn", SlashCommand.class, (command, delivery) -> commands.add(command))
                    .build();
            var request = WebhookSigner.of("slack", Sample.SECRET)
                    .signForm(Map.of(
                            "command", "/turn",
                            "text", "the mill – fast",
                            "user_id", "U0ADA0001",
                            "channel_id", "C0GENERAL",
                            "team_id", "T0ENGINE1",
                            "response_url", "https://hooks.slack.com/commands/T0ENGINE1/1/abc",
                            "trigger_id", "9000000001.9000000002.abcdef"));
            assertThat(receiver.receive("slack", request).outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(commands).singleElement().satisfies(command -> {
                assertThat(command.text()).isEqualTo("the mill – fast");
                assertThat(command.userId()).isEqualTo("U0ADA0001");
                assertThat(command.userName()).isNull();
                assertThat(command.apiAppId()).isEmpty();
            });
        }
    }
}
