// string.Compare without a comparison is what both engines translate to >= and < on the column, whose order is that of bytes.
#pragma warning disable CA1309, CA1310
using System.Linq.Expressions;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// The queries over the words patients are found by. Every one reads a stretch of the index on the word, in byte order, and
/// stops at its limit: none grows with the number of patients.
/// </summary>
internal static class TermQueries
{
    // Sorts after every character that a word can have.
    private const string Last = "\U0010FFFF";

    private const int Probe = 400;

    // What one types first, and most: a single beginning, everybody shown.
    private static readonly Compiled<Func<ClinicDb, string, string, int, int, IAsyncEnumerable<PatientSearchTerm>>> One = new(() => EF.CompileAsyncQuery((ClinicDb db, string from, string end, int skip, int take) =>
        db.PatientSearchTerms.AsNoTracking()
            .Where(term => string.Compare(term.Term, from) >= 0 && string.Compare(term.Term, end) < 0)
            .OrderBy(term => term.Term).ThenBy(term => term.PatientId).Skip(skip).Take(take)));

    /// <summary>Patients one of whose words begins so, for a query that asks more.</summary>
    public static IQueryable<PatientId> Beginning(ClinicDb db, string word)
    {
        var end = word + Last;
        return db.PatientSearchTerms.Where(term => string.Compare(term.Term, word) >= 0 && string.Compare(term.Term, end) < 0).Select(term => term.PatientId);
    }

    /// <summary>Patients whom every token fits, exact words first, then in the order of the word that fits.</summary>
    /// <param name="shown">Who is shown at all; null for everybody.</param>
    public static async Task<List<PatientId>> Matching(ClinicDb db, IReadOnlyList<SearchToken> tokens, int take, Expression<Func<PatientSearchTerm, bool>>? shown, CancellationToken stop)
    {
        var (leader, others) = await Narrowest(db, tokens, stop);
        var found = new List<PatientSearchTerm>();
        foreach (var beginning in leader.Beginnings)
        {
            found.AddRange(others.Count == 0 && shown is null
                ? await Distinct((skip, limit) => One.On(db)(db, beginning, beginning + Last, skip, limit).ToListAsync(stop).AsTask(), take)
                : await Distinct((skip, limit) => Fitting(db, beginning, others, shown).Skip(skip).Take(limit).ToListAsync(stop), take));
        }

        return [.. found.OrderBy(term => term.Term, StringComparer.Ordinal).Select(term => term.PatientId).Distinct().Take(take)];
    }

    /// <summary>The places in the list of names after one of them.</summary>
    /// <param name="list">What every place of the list begins with.</param>
    /// <param name="shown">Who is shown at all; null for everybody.</param>
    public static Task<List<PatientSearchTerm>> ByName(ClinicDb db, string list, string? after, int take, Expression<Func<PatientSearchTerm, bool>>? shown, CancellationToken stop) =>
        Stretch(Shown(db.PatientSearchTerms.AsNoTracking(), shown), list, after).OrderBy(term => term.Term).Take(take).ToListAsync(stop);

    /// <summary>
    /// The token that fits fewest patients leads, the others are looked up for each of those: a rare name beside a common
    /// one must not walk through everybody with the common one.
    /// </summary>
    private static async Task<(SearchToken Leader, List<SearchToken> Others)> Narrowest(ClinicDb db, IReadOnlyList<SearchToken> tokens, CancellationToken stop)
    {
        if (tokens.Count == 1) return (tokens[0], []);
        var leader = tokens[0];
        var fewest = int.MaxValue;
        foreach (var token in tokens)
        {
            var count = 0;
            foreach (var beginning in token.Beginnings) count += await Stretch(db.PatientSearchTerms, beginning).Take(Probe).CountAsync(stop);
            if (count >= fewest) continue;
            (leader, fewest) = (token, count);
        }

        return (leader, [.. tokens.Where(token => token != leader)]);
    }

    /// <summary>The first patients of a stretch. Several words of one patient may fit, so it reads on until there are enough.</summary>
    private static async Task<List<PatientSearchTerm>> Distinct(Func<int, int, Task<List<PatientSearchTerm>>> page, int take)
    {
        var found = new List<PatientSearchTerm>();
        var seen = new HashSet<PatientId>();
        // Few have two words that begin alike.
        var limit = take + take / 3;
        for (var skip = 0; ; skip += limit)
        {
            var read = await page(skip, limit);
            found.AddRange(read.Where(term => seen.Add(term.PatientId)));
            if (found.Count >= take || read.Count < limit) return found;
        }
    }

    private static IQueryable<PatientSearchTerm> Fitting(ClinicDb db, string beginning, List<SearchToken> others, Expression<Func<PatientSearchTerm, bool>>? shown)
    {
        var terms = Shown(db.PatientSearchTerms.AsNoTracking(), shown);
        foreach (var other in others) terms = Fitting(db, terms, other);
        return Stretch(terms, beginning).OrderBy(term => term.Term).ThenBy(term => term.PatientId);
    }

    private static IQueryable<PatientSearchTerm> Fitting(ClinicDb db, IQueryable<PatientSearchTerm> terms, SearchToken token)
    {
        var (a, b, c) = (At(token, 0), At(token, 1), At(token, 2));
        var (aEnd, bEnd, cEnd) = (a + Last, b + Last, c + Last);
        return terms.Where(term => db.PatientSearchTerms.Any(other => other.PatientId == term.PatientId
            && ((string.Compare(other.Term, a) >= 0 && string.Compare(other.Term, aEnd) < 0)
                || (string.Compare(other.Term, b) >= 0 && string.Compare(other.Term, bEnd) < 0)
                || (string.Compare(other.Term, c) >= 0 && string.Compare(other.Term, cEnd) < 0))));
    }

    private static IQueryable<PatientSearchTerm> Shown(IQueryable<PatientSearchTerm> terms, Expression<Func<PatientSearchTerm, bool>>? shown) => shown is null ? terms : terms.Where(shown);

    private static string At(SearchToken token, int index) => token.Beginnings[Math.Min(index, token.Beginnings.Count - 1)];

    private static IQueryable<PatientSearchTerm> Stretch(IQueryable<PatientSearchTerm> terms, string beginning, string? after = null)
    {
        var (from, end) = (after ?? beginning, beginning + Last);
        return after is null
            ? terms.Where(term => string.Compare(term.Term, from) >= 0 && string.Compare(term.Term, end) < 0)
            : terms.Where(term => string.Compare(term.Term, from) > 0 && string.Compare(term.Term, end) < 0);
    }
}
