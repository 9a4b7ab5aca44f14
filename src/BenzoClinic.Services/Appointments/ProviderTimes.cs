using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>When a provider can be booked: the clinic's hours, the provider's own, breaks and absences. Says nothing of what is taken.</summary>
internal sealed record ProviderTimes(Provider Provider, WorkWeek Week, IReadOnlyList<Absence> Absences, ClinicHours Hours)
{
    private static readonly Compiled<Func<ClinicDb, StaffId, Task<WorkWeek?>>> WeekOf = new(() => EF.CompileAsyncQuery((ClinicDb db, StaffId provider) =>
        db.ProviderWeeks.Where(it => it.Provider == provider).Select(it => it.Week).FirstOrDefault()));

    private static readonly Compiled<Func<ClinicDb, StaffId, DateOnly, IAsyncEnumerable<Absence>>> AbsencesOf = new(() => EF.CompileAsyncQuery((ClinicDb db, StaffId provider, DateOnly first) =>
        db.Absences.AsNoTracking().OrderBy(it => it.FirstDay).Where(it => it.Provider == provider && it.EndedAt == null && it.LastDay >= first)));

    /// <summary>Why a booking cannot stand at this time, or null.</summary>
    public Finding? Refuses(DateOnly date, TimeOnly start, int minutes) =>
        Hours.Closed(date, start, minutes)
        ?? Week.Refuses(Provider.Name, date, start, minutes)
        ?? Absences.Select(absence => absence.Refuses(Provider.Name, date, start, minutes)).FirstOrDefault(finding => finding is not null);

    /// <summary>Reads what holds for one provider from a day on.</summary>
    public static async Task<ProviderTimes> Load(ClinicDb db, Provider provider, ClinicHours hours, DateOnly from)
    {
        var week = await WeekOf.On(db)(db, provider.Id);
        return new ProviderTimes(provider, week ?? WorkWeek.Of(hours), await AbsencesFrom(db, provider.Id, from), hours);
    }

    /// <summary>The absences of a provider that are not over by a day.</summary>
    public static async Task<List<Absence>> AbsencesFrom(ClinicDb db, StaffId provider, DateOnly from) => await AbsencesOf.On(db)(db, provider, from).ToListAsync();

    /// <summary>Reads what holds for several providers from a day on.</summary>
    public static async Task<IReadOnlyList<ProviderTimes>> Load(ClinicDb db, IReadOnlyList<Provider> providers, ClinicHours hours, DateOnly from)
    {
        var weeks = await db.ProviderWeeks.AsNoTracking().ToDictionaryAsync(it => it.Provider, it => it.Week);
        var absences = (await db.Absences.AsNoTracking().Where(it => it.EndedAt == null && it.LastDay >= from).OrderBy(it => it.FirstDay).ToListAsync()).ToLookup(it => it.Provider);
        return [.. providers.Select(it => new ProviderTimes(it, weeks.GetValueOrDefault(it.Id) ?? WorkWeek.Of(hours), [.. absences[it.Id]], hours))];
    }

    /// <summary>One day as the schedule draws it.</summary>
    public ProviderDay On(DateOnly date) => new(
        Provider.Id,
        date,
        [.. Week.On(date.DayOfWeek).Select(span => new DaySpan(span.From, span.To))],
        [.. Week.BreaksOn(date.DayOfWeek).Select(it => new NamedSpan(it.From, it.To, it.Name))],
        Absences.Where(it => it.On(date) is not null).Select(it => new NamedSpan(it.On(date)!.Value.From, it.On(date)!.Value.To, it.Reason)).FirstOrDefault());
}
