using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>The demo clinic's messages of the last days: sent, delivered, answered, and the few that went wrong.</summary>
internal sealed class DemoMessages(DemoPeople people, DateOnly today, TimeOnly now)
{
    private const int Days = 8;

    // After those of the patients and the schedule.
    private const int Position = 201;

    private static readonly TimeOnly[] Rounds = [new(9, 5), new(12, 35), new(16, 5)];

    /// <summary>How a patient is reminded: most by text message, some by e-mail, a few not at all.</summary>
    /// <param name="number">Position in the list of patients.</param>
    /// <param name="agreed">The day of the first visit.</param>
    public static PatientDetails Reminded(PatientDetails details, int number, DateOnly agreed) => (number % 9, number % 4) switch
    {
        (8, _) => details,
        (_, 3) => details with { RemindBy = ReminderChannel.Email, Email = $"{Plain(details.FirstName)}.{Plain(details.LastName)}@mail.example", EmailConsentOn = agreed },
        _ when details.Phone.Length > 0 => details with { RemindBy = ReminderChannel.Sms, SmsConsentOn = agreed },
        _ => details,
    };

    /// <summary>A round of the job now and then, as far as today has come.</summary>
    public IEnumerable<DemoAct> Acts() =>
        from ago in Enumerable.Range(0, Days + 1).Reverse()
        from round in Rounds
        where ago > 0 || round < now
        let number = (Days - ago) * Rounds.Length + Array.IndexOf(Rounds, round)
        select new DemoAct(today.AddDays(-ago), round, people with { Number = Position }, Round) { Number = number };

    private static async Task Round(IServiceProvider services)
    {
        services.GetRequiredService<CurrentSession>().ActAsSystem();
        await services.GetRequiredService<ReminderPlanService>().Plan();
        while (await services.GetRequiredService<ReminderSendService>().SendBatch() > 0)
        {
            // Until nothing is due.
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        var sent = await (
            from row in db.Reminders.AsNoTracking()
            where row.State == ReminderState.Sent && row.Channel == MessageChannel.Sms
            join patient in db.Patients on row.PatientId equals patient.Id
            orderby row.Id
            select new { row.Receipt, patient.Details.Phone, row.HoursBefore }).ToListAsync();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        foreach (var (it, place) in sent.Select((it, place) => (it, place)))
        {
            // Of the last the report is on its way still.
            if (place % 7 == 6) continue;
            // Each is a request of its own, as the gateway would make it.
            await using (var report = scopes.CreateAsyncScope()) await report.ServiceProvider.GetRequiredService<ReminderReplyService>().Report(new DeliveryReport(it.Receipt, Delivered: true));
            if (Answers(it.Phone, it.HoursBefore) is not { } answer) continue;
            await using var reply = scopes.CreateAsyncScope();
            await reply.ServiceProvider.GetRequiredService<ReminderReplyService>().Take(it.Phone, answer, it.Receipt);
        }
    }

    private static string? Answers(string phone, int hoursBefore) => PhoneNumber.Digits(phone) is not { Length: > 0 } digits ? null : (digits[^1] - '0', hoursBefore) switch
    {
        (2, > 3) => "M",
        ( < 6, <= 48) => "C",
        _ => null,
    };

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => char.IsAsciiLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation));
}

/// <summary>A way out that takes everything but for what a few people's telephones and mailboxes do.</summary>
internal sealed class DemoGateway(MessageChannel channel) : IMessageGateway, IMessageConnection
{
    public MessageChannel Channel => channel;

    public bool HonoursKeys => true;

    public int AtOnce => 100;

    public IMessageConnection Connect() => this;

    public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop) => Task.FromResult<IReadOnlyList<SendResult>>([.. messages.Select(Taken)]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SendResult Taken(Outgoing message) => message.To switch
    {
        "(628) 555-0141" => new SendResult(SendResultKind.BadAddress, Reason: SmsStatus.Of("failed", "30005").Reason),
        ['m', ..] when message.Channel == MessageChannel.Email => new SendResult(SendResultKind.Refused, Reason: "Mailbox full"),
        ['k', ..] when message.Channel == MessageChannel.Email => new SendResult(SendResultKind.Unsure, Reason: ReminderClaims.CutOff),
        _ => new SendResult(SendResultKind.Sent, message.Channel == MessageChannel.Sms ? $"demo-{message.Key}" : ""),
    };
}
