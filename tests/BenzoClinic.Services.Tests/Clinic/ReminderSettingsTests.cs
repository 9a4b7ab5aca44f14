using System.Text.Json.Nodes;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Clinic;

public sealed class ReminderSettingsTests
{
    private static readonly TemplateKey Sms = new(MessageKind.Visit.Id, MessageChannel.Sms, MessageLanguage.Chinese);

    private static readonly TemplateKey Mail = new(MessageKind.Missed.Id, MessageChannel.Email, MessageLanguage.Spanish);

    private static ClinicSettings Set => DemoSettings.For(DeskClinic.Today) with
    {
        Reminders = new ReminderPolicy([48, 3], new(20, 0), new(9, 0)) { ByType = [new("intake", [72]), new("group", [])], Off = ["missed"] },
        Texts = [new(Sms, "", " 预约 {day}{times} STOP "), new(Mail, " Le esperábamos ", "Le esperábamos el {day}.\n\nLlame al {phone}.")],
    };

    [Theory, Engines]
    public async Task What_is_stored_is_what_was_saved_without_the_space_around_texts(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        await Save(ruth, Set);

        var stored = (await ruth.Get<ClinicSettingsService>().ToChange()).Settings;

        Assert.Equal([("intake", "72"), ("group", "")], stored.Reminders.ByType.Select(own => (own.Type, string.Join(' ', own.HoursBefore))));
        Assert.Equal(["missed"], stored.Reminders.Off);
        Assert.Equal(new MessageTemplate(Sms, "", "预约 {day}{times} STOP"), stored.TextOf(Sms));
        Assert.Equal(new MessageTemplate(Mail, "Le esperábamos", "Le esperábamos el {day}.\n\nLlame al {phone}."), stored.TextOf(Mail));
        Assert.Equal(2, stored.Texts.Count);
        await using var db = clinic.Db();
        var trail = await db.AuditEntries.OrderByDescending(entry => entry.Sequence).Select(entry => entry.Summary).FirstAsync();
        Assert.EndsWith("reminder policy, texts of messages", trail, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task A_version_saved_before_there_was_a_choice_sends_everything_with_the_usual_texts(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        await Save(ruth, Set);
        await using (var db = clinic.Db())
        {
            var content = JsonNode.Parse((await db.ClinicSettingsVersions.SingleAsync()).Content)!.AsObject();
            Assert.True(content.Remove("Texts") & content["Reminders"]!.AsObject().Remove("Off") & content["Reminders"]!.AsObject().Remove("ByType"));
            var without = content.ToJsonString();
            await db.ClinicSettingsVersions.ExecuteUpdateAsync(set => set.SetProperty(it => it.Content, without));
        }

        var read = (await ruth.Get<ClinicSettingsService>().ToChange()).Settings;

        Assert.All(MessageKind.All, kind => Assert.True(read.Reminders.Sends(kind.Id)));
        Assert.Equal([48, 3], read.Reminders.For("intake"));
        Assert.Equal(DefaultTemplates.Of(Sms), read.TextOf(Sms));
        Assert.NotEmpty(await ruth.Get<ClinicSettingsService>().Versions());
        await Save(ruth, read with { Phone = "(415) 555-0199" });
    }

    [Theory, Engines]
    public async Task A_text_that_tells_why_and_hours_of_a_type_there_is_not_are_refused(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var service = ruth.Get<ClinicSettingsService>();
        var wrong = Set with { Reminders = Set.Reminders with { ByType = [new("nobody", [24])] }, Texts = [new(Sms, "", "{day}{times} Xanax STOP")] };

        var findings = DeskClinic.Findings(await service.Save(new SaveClinicSettings(Guid.NewGuid(), 0, wrong, "A test")));

        Assert.Equal([("Reminders.ByType[nobody]", "unknown-type"), ("Texts[visit-Sms-Chinese].Body", "drug")], findings.Select(finding => (finding.Field, finding.Code)));
        Assert.Empty(await service.Versions());
    }

    private static async Task Save(TestScope who, ClinicSettings settings)
    {
        var service = who.Get<ClinicSettingsService>();
        Assert.True((await service.Save(new SaveClinicSettings(Guid.NewGuid(), (await service.ToChange()).Number, settings, "A test"))).IsDone);
    }
}
