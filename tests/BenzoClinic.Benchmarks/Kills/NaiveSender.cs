using System.Globalization;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>What the kill runs must catch: reads what is planned, sends it, and marks it afterwards.</summary>
internal static class NaiveSender
{
    public const string Name = "naive-sender";

    public static async Task<int> Run(string connection, string port)
    {
        var engine = new SqliteEngine(connection);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IDatabaseEngine>(engine).AddSingleton(TimeProvider.System).AddClinicServices().BuildServiceProvider();
        var gateway = new SmtpGateway(new MailSettings("127.0.0.1", "visits@clinic.example", int.Parse(port, CultureInfo.InvariantCulture), MailSecurity.None), TimeProvider.System);
        await using var server = gateway.Connect();
        while (true)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
            var due = await (
                from row in db.Reminders
                where row.State == ReminderState.Planned
                join patient in db.Patients on row.PatientId equals patient.Id
                orderby row.DueAt
                select new { row.Id, patient.Details.Email }).Take(50).ToListAsync();
            if (due.Count == 0) return 0;
            var sent = new List<Domain.Shared.ReminderId>();
            foreach (var it in due)
            {
                var result = await server.Send([new Outgoing($"{it.Id.Value:N}-naive", MessageChannel.Email, MessageLanguage.English, it.Email, "Your appointment", "Tomorrow.", "")], CancellationToken.None);
                if (result[0].Kind == SendResultKind.Sent) sent.Add(it.Id);
            }

            await db.Reminders.Where(row => sent.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReminderState.Sent));
        }
    }
}
