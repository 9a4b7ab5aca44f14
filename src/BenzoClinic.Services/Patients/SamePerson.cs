using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// Charts that may be the same person's: born on the same day, and one of the person's names is one of the chart's. Case,
/// accents, hyphens and the order of first and last name do not tell people apart; preferred and other names count.
/// </summary>
internal static class SamePerson
{
    // Somebody could write a hundred other names; more than these say nothing new.
    private const int MostNames = 24;
    private const int Most = 50;

    /// <summary>Ids of the charts, by chart number.</summary>
    public static async Task<List<PatientId>> Charts(ClinicDb db, PatientDetails details, CancellationToken stop = default)
    {
        var names = Names(details);
        if (names.Count == 0) return [];
        // Whole names are among the stored words: looked up for those of the birth date, few or many.
        var words = AlsoArchived(names.SelectMany(name => new[] { name.One, name.Other }).Select(SearchTerms.Cut).Distinct());
        var born = AlsoArchived([details.BirthDate.ToString("'@'yyyyMMdd", CultureInfo.InvariantCulture)]);
        var found = await (
            from term in db.PatientSearchTerms
            where born.Contains(term.Term) && db.PatientSearchTerms.Any(word => word.PatientId == term.PatientId && words.Contains(word.Term))
            join patient in db.Patients on term.PatientId equals patient.Id
            where patient.MergedInto == null
            orderby patient.ChartNumber
            select new { patient.Id, patient.Details.FirstName, patient.Details.LastName, patient.Details.PreferredName, patient.Details.OtherNames })
            .AsNoTracking().ToListAsync(stop);
        return
        [
            .. found
                .Where(row => Names(details with { FirstName = row.FirstName, LastName = row.LastName, PreferredName = row.PreferredName, OtherNames = row.OtherNames }).Overlaps(names))
                .Take(Most).Select(row => row.Id),
        ];
    }

    /// <summary>Every name the person goes by, as two parts without an order.</summary>
    internal static HashSet<(string One, string Other)> Names(PatientDetails details)
    {
        var names = new HashSet<(string, string)>();
        var last = Plain(details.LastName);
        foreach (var first in new[] { details.FirstName, details.PreferredName }) Add(Plain(first), last);
        foreach (var other in details.OtherNames.Split(',', ';').Take(MostNames))
        {
            var words = SearchText.Words(other);
            // A former last name or another first name alone; else a full name, parted anywhere.
            if (words.Count == 1) Add(Plain(details.FirstName), words[0]);
            if (words.Count == 1) Add(words[0], last);
            for (var part = 1; part < Math.Min(words.Count, 5); part++) Add(string.Concat(words.Take(part)), string.Concat(words.Skip(part)));
        }

        return names;

        void Add(string one, string other)
        {
            if (one.Length == 0 || other.Length == 0) return;
            names.Add(string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one));
        }
    }

    // Who comes back after years has an archived chart.
    private static List<string> AlsoArchived(IEnumerable<string> terms) => [.. terms.SelectMany(term => new[] { term, SearchTerms.Cut(SearchTerms.Archived + term) })];

    private static string Plain(string name) => string.Concat(SearchText.Words(name));
}
