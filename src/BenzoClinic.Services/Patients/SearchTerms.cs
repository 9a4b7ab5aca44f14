using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>The words a patient is found by. The one place that writes them.</summary>
public static class SearchTerms
{
    /// <summary>Longest word stored; longer ones are cut, on both sides of the comparison.</summary>
    internal const int Length = 80;

    /// <summary>Marks a birth date written year first, so that no digits of a phone or chart number meet it.</summary>
    internal const char YearFirst = '@';

    /// <summary>Marks a birth date written month first.</summary>
    internal const char MonthFirst = '/';

    /// <summary>Marks the one word of a patient by which the list is in the order of names, unaccented and the same on both engines.</summary>
    internal const char ByName = '!';

    /// <summary>Marks every word of an archived chart.</summary>
    internal const string Archived = "~";

    /// <summary>
    /// The words of a patient: of each name every word joined to those after it (<c>Reyes-Whitaker</c> is found by
    /// <c>reyes</c>, <c>reyesw</c> and <c>whitaker</c>), the birth date, the chart number, the phone with and without area code,
    /// and the place in the list.
    /// </summary>
    public static IReadOnlySet<string> Of(PatientDetails details, int chartNumber)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal) { chartNumber.ToString(CultureInfo.InvariantCulture) };
        AddName(terms, details.FirstName);
        AddName(terms, details.LastName);
        AddName(terms, details.PreferredName);
        foreach (var name in details.OtherNames.Split(',', ';')) AddName(terms, name);
        if (SearchText.IsChinese(details.LastName)) AddName(terms, details.LastName + details.FirstName);
        terms.Add(BirthTerm(details.BirthDate));
        terms.Add(details.BirthDate.ToString("'/'MMddyyyy", CultureInfo.InvariantCulture));
        var phone = PhoneNumber.Digits(details.Phone);
        if (phone.Length > 0) terms.Add(Cut(phone));
        if (phone.Length >= 10) terms.Add(phone[^7..]);
        var place = string.Join(' ', SearchText.Words(details.LastName).Append("").Concat(SearchText.Words(details.FirstName)));
        terms.Add(string.Create(CultureInfo.InvariantCulture, $"{ByName}{Cut(place, 60)} {chartNumber}"));
        return terms;
    }

    /// <summary>The words of a chart: those of an archived one are marked, so that no ordinary search or list meets them.</summary>
    public static IReadOnlySet<string> Of(Patient patient)
    {
        var terms = new SortedSet<string>(Of(patient.Details, patient.ChartNumber), StringComparer.Ordinal);
        foreach (var phone in patient.Contacts.Phones.Select(it => PhoneNumber.Digits(it.Number)).Where(digits => digits.Length > 0))
        {
            terms.Add(Cut(phone));
            if (phone.Length >= 10) terms.Add(phone[^7..]);
        }

        // Who went into this chart is asked for by the old number, too.
        terms.UnionWith(patient.FormerNumbers.Split(", ", StringSplitOptions.RemoveEmptyEntries));
        return patient.ArchivedAt is null ? terms : terms.Select(term => Cut(Archived + term)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The word of a birth date, year first.</summary>
    internal static string BirthTerm(DateOnly birthDate) => birthDate.ToString("'@'yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Adds the words of a new chart to the caller's context.</summary>
    public static void Add(ClinicDb db, Patient patient) =>
        db.PatientSearchTerms.AddRange(Of(patient).Select(term => new PatientSearchTerm { Term = term, PatientId = patient.Id }));

    /// <summary>Brings the stored words of a changed chart up to date in the caller's context.</summary>
    public static async Task Change(ClinicDb db, Patient patient)
    {
        var now = Of(patient);
        var stored = await db.PatientSearchTerms.Where(term => term.PatientId == patient.Id).ToListAsync();
        db.PatientSearchTerms.RemoveRange(stored.Where(term => !now.Contains(term.Term)));
        db.PatientSearchTerms.AddRange(now.Except(stored.Select(term => term.Term)).Select(term => new PatientSearchTerm { Term = term, PatientId = patient.Id }));
    }

    internal static string Cut(string term) => Cut(term, Length);

    // Never in the middle of a character outside the basic plane.
    private static string Cut(string term, int length) =>
        term.Length <= length ? term : term[..(char.IsHighSurrogate(term[length - 1]) ? length - 1 : length)];

    private static void AddName(SortedSet<string> terms, string name)
    {
        var words = SearchText.Words(name);
        for (var first = 0; first < words.Count; first++) terms.Add(Cut(string.Concat(words.Skip(first))));
    }
}
