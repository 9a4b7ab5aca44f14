using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

public sealed class OutboxTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"benzoclinic-outbox-{Guid.NewGuid():N}");
    private readonly FakeTimeProvider _time = Letters.Clock();

    private OutboxGateway Mails => new(MessageChannel.Email, _folder, "desk@clinic.test", _time);

    private OutboxGateway Texts => new(MessageChannel.Sms, _folder, "desk@clinic.test", _time);

    [Fact]
    public async Task What_is_left_is_read_newest_first()
    {
        Assert.Empty(new Outbox(_folder).Latest(10));
        await Mails.SendOne(Letters.Mail("key-1", subject: "Su visita: ñ", body: "Línea 1\n\nLínea 2"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Texts.SendOne(Letters.Text("key-2", body: "预约提醒\n\n10:30"));

        var at = new DateTimeOffset(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);
        var mail = new OutboxMessage(at, MessageChannel.Email, "ana@home.test", "Su visita: ñ", "Línea 1\n\nLínea 2", "key-1");
        var text = new OutboxMessage(at.AddMilliseconds(1), MessageChannel.Sms, "(415) 555-0138", "", "预约提醒\n\n10:30", "key-2");
        Assert.Equal([text, mail], new Outbox(_folder).Latest(10));
        Assert.Equal([text], new Outbox(_folder).Latest(1));
        Assert.Equal(["20261124T183000000Z_key-1.eml", "20261124T183000001Z_key-2.txt"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_key_again_leaves_what_is_there()
    {
        await Texts.SendOne(Letters.Text("a-b", body: "First"));
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(SendResultKind.Sent, (await Texts.SendOne(Letters.Text("a-b", body: "Again"))).Kind);
        Assert.Equal("First", Assert.Single(new Outbox(_folder).Latest(10)).Body);

        // Another key, though the name of the other ends with it.
        await Texts.SendOne(Letters.Text("b"));
        Assert.Equal(2, new Outbox(_folder).Latest(10).Count);
    }

    [Fact]
    public async Task Many_at_once_are_all_there()
    {
        await using var connection = Mails.Connect();
        var results = await connection.Send([.. Enumerable.Range(0, 100).Select(number => Letters.Mail($"key-{number}"))], default);
        Assert.All(results, result => Assert.Equal(SendResultKind.Sent, result.Kind));
        Assert.Equal(100, new Outbox(_folder).Latest(200).Count);
    }

    [Fact]
    public async Task Broken_and_half_written_files_are_passed_over()
    {
        await Mails.SendOne(Letters.Mail());
        foreach (var name in new[] { "20261124T190000000Z_x.txt", "20261124T190000000Z_y.eml", "20261124T190000000Z_z.eml.tmp", "notes.txt", "99999999T190000000Z_x.txt", "a_b_c.eml" })
            await File.WriteAllTextAsync(Path.Combine(_folder, name), "nonsense");
        await File.WriteAllTextAsync(Path.Combine(_folder, "20261124T190000001Z_empty.eml"), "");
        Assert.Equal("key-1", Assert.Single(new Outbox(_folder).Latest(1)).Key);
    }

    [Fact]
    public async Task A_key_names_no_file_elsewhere()
    {
        await Texts.SendOne(Letters.Text("../../etc/x"));
        Assert.Equal("20261124T183000000Z_etcx.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public async Task What_cannot_be_left_is_said()
    {
        Assert.Equal(SendResultKind.BadAddress, (await Mails.SendOne(Letters.Mail(to: "ana"))).Kind);
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "");
        var blocked = new OutboxGateway(MessageChannel.Sms, Path.Combine(_folder, "file"), "desk@clinic.test", _time);
        Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "The outbox folder cannot be written"), await blocked.SendOne(Letters.Text()));
    }

    [Fact]
    public async Task The_settings_choose_the_ways_out()
    {
        var (mail, sms) = (new MailSettings("smtp.test", "desk@clinic.test"), new SmsSettings("AC1", "secret", "+14155550100"));
        Assert.Equal([typeof(OutboxGateway), typeof(OutboxGateway)], Chosen(new SendingSettings(_folder, mail, sms, "")).Select(way => way.GetType()));
        Assert.Equal([typeof(SmtpGateway), typeof(SmsGateway)], Chosen(new SendingSettings(null, mail, sms, "")).Select(way => way.GetType()));

        var none = Chosen(new SendingSettings(null, null, null, ""));
        Assert.Equal(new SendResult(SendResultKind.Refused, "", "E-mail is not set up"), await none[0].SendOne(Letters.Mail()));
        Assert.Equal(new SendResult(SendResultKind.Refused, "", "Text messages are not set up"), await none[1].SendOne(Letters.Text()));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private List<IMessageGateway> Chosen(SendingSettings settings)
    {
        using var services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddSending(settings).BuildServiceProvider();
        var chosen = services.GetServices<IMessageGateway>().ToList();
        Assert.Equal([MessageChannel.Email, MessageChannel.Sms], chosen.Select(way => way.Channel));
        return chosen;
    }
}
