using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using static BenzoClinic.Domain.Tests.Tapers.TestTaper;

namespace BenzoClinic.Domain.Tests.Reminders;

public sealed class MessageTests
{
    private static readonly MessageFacts Facts = new("Bay Street Clinic", new DateOnly(2026, 12, 1), [new TimeOnly(10, 30)], "330 Bay Street, 2nd floor", "(415) 555-0142", "https://visit.example/appointment/AAAAAAAAAAAAAAAAAAAAAA");

    // What a settings page may be given by somebody who means ill, or by a word processor.
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "Bay\r\nBcc: all@example.com", "Bay\u2028Street", "{link} {day}", "\u202eyaB", "O’Brien & Söhne – “Bay”", "\0\u0007Bay", "诊所", new('x', 80),
    ];

    [Theory]
    [InlineData(MessageChannel.Sms, MessageLanguage.English, "Bay Street Clinic: appointment Tue Dec 1, 10:30 AM, 330 Bay Street, 2nd floor. Reply C to confirm or see https://visit.example/appointment/AAAAAAAAAAAAAAAAAAAAAA STOP to opt out.", 2)]
    [InlineData(MessageChannel.Sms, MessageLanguage.Spanish, "Bay Street Clinic: cita martes 1 dic, 10:30 AM, 330 Bay Street, 2nd floor. Responda C para confirmar o vea https://visit.example/appointment/AAAAAAAAAAAAAAAAAAAAAA STOP para no recibir.", 2)]
    [InlineData(MessageChannel.Sms, MessageLanguage.Chinese, "Bay Street Clinic：预约 12月1日（星期二）上午10:30，330 Bay Street, 2nd floor。回复 C 确认，或查看 https://visit.example/appointment/AAAAAAAAAAAAAAAAAAAAAA 回复 STOP 退订。", 3)]
    public void A_visit_is_written_of_in_the_patients_language(MessageChannel channel, MessageLanguage language, string text, int parts)
    {
        var message = Message.Write(Of(MessageKind.Visit, channel, language), Facts);

        Assert.Equal(text, message.Body);
        Assert.Equal(parts, SmsText.Parts(message.Body));
    }

    [Fact]
    public void Two_visits_of_a_day_are_one_message()
    {
        var facts = Facts with { Times = [new TimeOnly(13, 0), new TimeOnly(10, 30)] };

        Assert.StartsWith("You have an appointment on Tue Dec 1 at 10:30 AM and 1:00 PM.\n", Message.Write(Of(MessageKind.Visit, MessageChannel.Email, MessageLanguage.English), facts).Body, StringComparison.Ordinal);
        Assert.Contains("10:30 AM y 1:00 PM", Message.Write(Of(MessageKind.Visit, MessageChannel.Sms, MessageLanguage.Spanish), facts).Body, StringComparison.Ordinal);
        Assert.Contains("上午10:30和下午1:00", Message.Write(Of(MessageKind.Visit, MessageChannel.Sms, MessageLanguage.Chinese), facts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_a_text_for_every_kind_on_every_channel_in_every_language_and_all_may_be_sent()
    {
        var keys = from kind in MessageKind.All from channel in Enum.GetValues<MessageChannel>() from language in Enum.GetValues<MessageLanguage>() select new TemplateKey(kind.Id, channel, language);

        Assert.Equal(keys.ToHashSet(), DefaultTemplates.All.Select(it => it.Key).ToHashSet());
        Assert.Equal(keys.Count(), DefaultTemplates.All.Count);
        Assert.All(DefaultTemplates.All, template => Assert.Empty(TemplateChecks.Check(template, Formulary)));
    }

    [Fact]
    public void Whatever_the_settings_hold_no_message_tells_why_breaks_its_line_or_begins_another_header()
    {
        foreach (var template in DefaultTemplates.All)
            foreach (var hostile in Hostile)
            {
                var message = Message.Write(template, Facts with { Clinic = hostile, Address = hostile, Phone = hostile });

                Assert.Null(TellingWords.InMessage(message.Subject + message.Body.Replace(hostile, "", StringComparison.Ordinal)));
                Assert.Null(Formulary.Named(message.Subject + " " + message.Body));
                Assert.DoesNotContain(message.Subject, char.IsControl);
                Assert.DoesNotContain(message.Body, letter => letter != '\n' && (char.IsControl(letter) || letter is '\u2028' or '\u202e'));
                // What fills a field is not read for fields again.
                if (hostile.StartsWith('{')) Assert.Contains("{link} {day}", message.Body, StringComparison.Ordinal);
                if (template.Key.Channel != MessageChannel.Sms) continue;
                Assert.DoesNotContain('\n', message.Body);
                Assert.InRange(SmsText.Parts(message.Body), 1, 6);
            }
    }

    [Theory]
    [InlineData("Hello {day}, {times}, bring your diazepam. STOP", "drug")]
    [InlineData("Hello {day}, {times}, your taper goes on. STOP", "telling")]
    [InlineData("Hello {day}, {times}, bring your medication. STOP", "telling")]
    [InlineData("Cita {day}, {times}, traiga su receta. STOP", "telling")]
    [InlineData("{day}{times} 请带药 STOP", "telling")]
    [InlineData("Hello {first_name}, {day}, {times}. STOP", "unknown-field")]
    [InlineData("Hello {}, {day}, {times}. STOP", "unknown-field")]
    [InlineData("Hello {day, {times}. STOP", "braces")]
    [InlineData("Hello {day}, see you. STOP", "missing-field")]
    [InlineData("Hello {day}, {times}.", "no-stop")]
    [InlineData("  ", "required")]
    public void A_text_that_tells_more_than_where_and_when_is_refused(string body, string code) =>
        Assert.Equal(code, TemplateChecks.Check(Of(MessageKind.Visit, MessageChannel.Sms, MessageLanguage.English) with { Body = body }, Formulary).First(it => it.Field == "Body").Code);

    [Fact]
    public void A_text_of_five_thousand_letters_a_subject_of_two_lines_and_an_unknown_kind_are_refused()
    {
        var mail = Of(MessageKind.Visit, MessageChannel.Email, MessageLanguage.English);

        Assert.Equal("too-long", Assert.Single(TemplateChecks.Check(mail with { Body = new string('x', 5_000) }, Formulary)).Code);
        Assert.Equal("lines", Assert.Single(TemplateChecks.Check(mail with { Subject = "One\nBcc: two" }, Formulary)).Code);
        Assert.Equal("unknown-kind", Assert.Single(TemplateChecks.Check(mail with { Key = mail.Key with { Kind = "birthday" } }, Formulary)).Code);
    }

    [Theory]
    [InlineData("en", MessageLanguage.English)]
    [InlineData("es-MX", MessageLanguage.Spanish)]
    [InlineData("zh", MessageLanguage.Chinese)]
    [InlineData("yue", MessageLanguage.Chinese)]
    [InlineData("vi", MessageLanguage.English)]
    [InlineData("", MessageLanguage.English)]
    public void Whoever_is_written_to_in_no_other_language_is_written_to_in_English(string code, MessageLanguage language) => Assert.Equal(language, MessageLanguages.Of(code));

    [Theory]
    [InlineData(160, 'a', 1)]
    [InlineData(161, 'a', 2)]
    [InlineData(306, 'a', 2)]
    [InlineData(307, 'a', 3)]
    [InlineData(80, '€', 1)]
    [InlineData(81, '€', 2)]
    [InlineData(70, '约', 1)]
    [InlineData(71, '约', 2)]
    [InlineData(0, 'a', 0)]
    public void Text_messages_are_counted_as_telephone_companies_count_them(int letters, char letter, int parts) => Assert.Equal(parts, SmsText.Parts(new string(letter, letters)));

    [Theory]
    [InlineData("próxima cita – “aquí”", "proxima cita - \"aqui\"")]
    [InlineData("niño, qué, aquí", "niño, qué, aqui")]
    [InlineData("预约 – 上午", "预约 – 上午")]
    public void Letters_that_would_double_the_price_are_written_as_their_neighbours(string text, string sent) => Assert.Equal(sent, SmsText.Sendable(text));

    private static MessageTemplate Of(MessageKind kind, MessageChannel channel, MessageLanguage language) => DefaultTemplates.All.Single(it => it.Key == new TemplateKey(kind.Id, channel, language));
}
