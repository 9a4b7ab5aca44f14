using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// Finds patients by the beginnings of names in any order, birth date, chart number and phone, and lists them by name.
/// A list is no reading of charts: it is not recorded one by one. Doses come only for those who may see them in lists.
/// </summary>
public sealed class PatientSearchService(IDbContextFactory<ClinicDb> factory, Gate gate, ClinicClock clock)
{
    private const int PageSize = 50;

    /// <summary>The patients whom everything typed fits, the best first; nobody where nothing to search for was typed.</summary>
    /// <param name="take">1 to 50.</param>
    /// <param name="filter">Other than all: for those who may see doses in lists.</param>
    /// <param name="archived">True searches the archived charts, and those alone.</param>
    public async Task<PatientPage> Search(string text, int take = 20, TaperFilter filter = TaperFilter.All, bool archived = false, CancellationToken stop = default)
    {
        var actor = await Demand(filter);
        var tokens = SearchQuery.Read(text);
        if (tokens.Count == 0) return new PatientPage([], false, null);
        await using var db = await factory.OpenAsync(stop);
        take = Math.Clamp(take, 1, PageSize);
        var ids = await TermQueries.Matching(db, archived ? [.. tokens.Select(Marked)] : tokens, take + 1, TaperFilters.Of(db, filter, clock.Today), stop);
        var more = ids.Count > take;
        var rows = await PatientRows.Of(db, [.. ids.Take(take)], SeesDoses(actor), clock.Today, stop);
        return new PatientPage([.. Ranking.BestFirst(rows, tokens)], more, null);
    }

    /// <summary>All patients by name, 50 at a time.</summary>
    /// <param name="after"><see cref="PatientPage.Next"/> of the page before; null for the first.</param>
    /// <param name="filter">Other than all: for those who may see doses in lists.</param>
    /// <param name="archived">True lists the archived charts, and those alone.</param>
    public async Task<PatientPage> List(string? after = null, TaperFilter filter = TaperFilter.All, bool archived = false, CancellationToken stop = default)
    {
        var actor = await Demand(filter);
        await using var db = await factory.CreateDbContextAsync(stop);
        var list = archived ? SearchTerms.Archived + SearchTerms.ByName : SearchTerms.ByName.ToString();
        var places = await TermQueries.ByName(db, list, after, PageSize + 1, TaperFilters.Of(db, filter, clock.Today), stop);
        var page = places.Take(PageSize).ToList();
        var rows = await PatientRows.Of(db, [.. page.Select(place => place.PatientId)], SeesDoses(actor), clock.Today, stop);
        var more = places.Count > PageSize;
        return new PatientPage(rows, more, more ? page[^1].Term : null);
    }

    /// <summary>The patients whose charts the person who asks opened last, the last first.</summary>
    /// <param name="take">1 to 20.</param>
    public async Task<IReadOnlyList<PatientRow>> Recent(int take = 8, CancellationToken stop = default)
    {
        var actor = await gate.Demand(Operation.FindPatients);
        await using var db = await factory.CreateDbContextAsync(stop);
        var ids = await RecentCharts.Of(db, actor.Id, Math.Clamp(take, 1, 20), stop);
        return await PatientRows.Of(db, ids, SeesDoses(actor), clock.Today, stop);
    }

    /// <summary>Charts that may be the same person's as one about to be made, by chart number.</summary>
    public async Task<IReadOnlyList<PatientRow>> LookAlikes(PatientDetails details, CancellationToken stop = default)
    {
        await gate.Demand(Operation.CreatePatient);
        await using var db = await factory.CreateDbContextAsync(stop);
        return await PatientRows.Of(db, await SamePerson.Charts(db, details, stop), withDoses: false, clock.Today, stop);
    }

    /// <summary>How many charts there are.</summary>
    public async Task<ChartCount> Count(CancellationToken stop = default)
    {
        var actor = await gate.Demand(Operation.FindPatients);
        await using var db = await factory.CreateDbContextAsync(stop);
        var charts = await db.Patients.Take(ChartCount.Most + 1).CountAsync(stop);
        return new ChartCount(charts, SeesDoses(actor) ? await TaperFilters.CountTapering(db, clock.Today, ChartCount.Most + 1, stop) : null);
    }

    // Who a filter shows tells something of the dose.
    private Task<Actor> Demand(TaperFilter filter) => gate.Demand(filter == TaperFilter.All ? Operation.FindPatients : Operation.SeeDosesInLists);

    private static SearchToken Marked(SearchToken token) => new([.. token.Beginnings.Select(beginning => SearchTerms.Archived + beginning)]);

    private static bool SeesDoses(Actor actor) => Permissions.Of(Operation.SeeDosesInLists, actor.Roles) == Reach.All;
}
