using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using static BenzoClinic.Domain.Tests.Tapers.TestTaper;

namespace BenzoClinic.Domain.Tests.Clinic;

public sealed class ReminderSettingsTests
{
    private const string VisitSms = "Texts[visit-Sms-English].Body";

    private static readonly TemplateKey Visit = new(MessageKind.Visit.Id, MessageChannel.Sms, MessageLanguage.English);

    private static readonly TemplateKey Mail = Visit with { Channel = MessageChannel.Email };

    public static TheoryData<string, string, ClinicSettings> Bad => new()
    {
        { "Reminders.HoursBefore", "reminders", Policy(it => it with { HoursBefore = [0] }) },
        { "Reminders.HoursBefore", "reminders", Policy(it => it with { HoursBefore = [400 * 24] }) },
        { "Reminders.HoursBefore", "reminders", Policy(it => it with { HoursBefore = [] }) },
        { "Reminders.ByType[intake]", "reminders", ByType(new TypeReminders("intake", [0])) },
        { "Reminders.ByType[intake]", "reminders", ByType(new TypeReminders("intake", [400 * 24])) },
        { "Reminders.ByType[intake]", "reminders", ByType(new TypeReminders("intake", [24, 24])) },
        { "Reminders.ByType[nobody]", "unknown-type", ByType(new TypeReminders("nobody", [24])) },
        { "Reminders.ByType[intake]", "twice", ByType(new TypeReminders("intake", [24]), new TypeReminders("intake", [])) },
        { "Reminders.Off", "unknown-kind", Policy(it => it with { Off = ["birthday"] }) },
        { "Reminders.Off", "before-visit", Policy(it => it with { Off = ["visit"] }) },
        { "Reminders.QuietTo", "order", Policy(it => it with { QuietFrom = new(9, 0), QuietTo = new(9, 0) }) },
        { "Reminders.QuietTo", "too-quiet", Policy(it => it with { QuietFrom = new(15, 59), QuietTo = new(8, 0) }) },
        { "Reminders.QuietTo", "too-quiet", Policy(it => it with { QuietFrom = new(1, 0), QuietTo = new(23, 59) }) },
        { VisitSms, "unknown-field", Text("{clinic}: {day}, {times}, {first_name}. STOP") },
        { VisitSms, "too-long", Text(new string('x', 5_000)) },
        { VisitSms, "drug", Text("{day}, {times}: bring your diazepam. STOP") },
        { VisitSms, "missing-field", Text("{day}, see you. STOP") },
        { VisitSms, "no-stop", Text("{day}, {times}.") },
        { VisitSms, "required", Text(" ") },
        { "Texts[visit-Email-English].Subject", "telling", Texts(new MessageTemplate(Mail, "Your taper, {day}", "{day}, {times}")) },
        { "Texts[visit-Email-English].Body", "drug", Texts(new MessageTemplate(Mail, "On {day}", "{day}, {times}: diazepam")) },
        { "Texts[birthday-Sms-English].Body", "unknown-kind", Texts(new MessageTemplate(Visit with { Kind = "birthday" }, "", "{day} STOP")) },
        { "Texts[visit-7-English].Body", "unknown-kind", Texts(new MessageTemplate(Visit with { Channel = (MessageChannel)7 }, "", "{day}, {times}. STOP")) },
        { VisitSms, "twice", Texts(new MessageTemplate(Visit, "", "{day}, {times}. STOP"), new MessageTemplate(Visit, "", "On {day}, {times}. STOP")) },
    };

    [Theory, MemberData(nameof(Bad))]
    public void What_is_wrong_is_said_at_its_field(string field, string code, ClinicSettings settings)
    {
        var finding = Assert.Single(ReminderChecks.Check(settings, Formulary));

        Assert.Equal((field, code), (finding.Field, finding.Code));
        // The page asks these too.
        Assert.Contains(finding, ClinicSettingsChecks.Check(settings, ClinicSettings.Default, Formulary));
    }

    public static TheoryData<ClinicSettings> Good => new()
    {
        ClinicSettings.Default,
        ByType(new TypeReminders("intake", []), new TypeReminders("group", [3])),
        Policy(it => it with { Off = ["missed", "supply"] }),
        Policy(it => it with { QuietFrom = new(16, 0), QuietTo = new(8, 0) }),
        Policy(it => it with { QuietFrom = new(0, 0), QuietTo = new(16, 0) }),
        Text("{day}, {times}, see you. STOP"),
    };

    [Theory, MemberData(nameof(Good))]
    public void What_may_be_set_passes(ClinicSettings settings) => Assert.Empty(ReminderChecks.Check(settings, Formulary));

    [Fact]
    public void A_kind_is_sent_until_it_is_off_and_a_text_is_the_usual_one_until_the_clinic_has_its_own()
    {
        var settings = Policy(it => it with { Off = ["missed"] }) with { Texts = [new MessageTemplate(Visit, "", "Own {day}, {times}. STOP")] };

        Assert.Equal((true, true, false), (settings.Reminders.Sends("visit"), settings.Reminders.Sends("supply"), settings.Reminders.Sends("missed")));
        Assert.Equal("Own {day}, {times}. STOP", settings.TextOf(Visit).Body);
        Assert.Equal(DefaultTemplates.Of(Mail), settings.TextOf(Mail));
    }

    [Theory]
    [InlineData("never", "never")]
    [InlineData(" Never ", "never")]
    [InlineData("3 hours, 2 days", "2 days, 3 hours")]
    [InlineData("0 days", null)]
    [InlineData("400 days", null)]
    [InlineData("sometimes", null)]
    public void A_visit_types_times_are_read_or_refused(string typed, string? read)
    {
        var good = ReminderTimes.TryParseOrNever(typed, out var hours, out var sentence);

        Assert.Equal(read, good ? ReminderTimes.TextOrNever(hours) : null);
        Assert.Equal(good, sentence.Length == 0);
    }

    [Fact]
    public void What_differs_is_told_in_words()
    {
        var before = ByType(new TypeReminders("group", [3])) with { Texts = [new MessageTemplate(Mail, "On {day}", "{day}, {times}")] };
        var after = ClinicSettings.Default with
        {
            Reminders = ClinicSettings.Default.Reminders with { ByType = [new TypeReminders("intake", [48, 3]), new TypeReminders("group", [])], Off = ["missed"] },
            Texts = [new MessageTemplate(Visit, "", "{day}, {times}. STOP")],
        };

        Assert.Equal(
            [
                "Reminders of Group session: 3 hours before → never",
                "Send: We missed you: yes → no",
                "Reminders of Intake: 2 days, 3 hours before, added",
                "Text: before a visit, SMS, English: “{day}, {times}. STOP”, added",
                "Text: before a visit, e-mail, English: “On {day}”, “{day}, {times}”, removed",
            ],
            ClinicSettingsText.Changes(before, after));
        Assert.Equal(["reminder policy", "texts of messages"], ClinicSettingsText.ChangedFields(before, after));
    }

    private static ClinicSettings Policy(Func<ReminderPolicy, ReminderPolicy> change) => ClinicSettings.Default with { Reminders = change(ClinicSettings.Default.Reminders) };

    private static ClinicSettings ByType(params TypeReminders[] own) => Policy(it => it with { ByType = own });

    private static ClinicSettings Texts(params MessageTemplate[] texts) => ClinicSettings.Default with { Texts = texts };

    private static ClinicSettings Text(string body) => Texts(new MessageTemplate(Visit, "", body));
}
