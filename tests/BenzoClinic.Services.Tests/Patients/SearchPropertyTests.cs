using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using CsCheck;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>What the index finds is what reading every name would find.</summary>
public sealed class SearchPropertyTests
{
    // Few letters, so that most beginnings fit somebody and many fit more than one.
    private static readonly Gen<string> Word = Gen.OneOf("a", "á", "b", "ab", "ba", "Áb", "bá", "A", "aba", "王", "明");
    private static readonly Gen<string> Name = Gen.Select(Word, Gen.OneOf("", " ", "-", "'"), Word, (left, joint, right) => joint.Length == 0 ? left : left + joint + right);
    private static readonly Gen<PatientDetails> Person = Gen.Select(Name, Name, Gen.Int[1, 28], (first, last, day) =>
        Named(first, last) with { BirthDate = new DateOnly(1980, 2, day) });

    private static readonly Gen<string> Query = Gen.Select(Word, Gen.OneOf("", " ", "-", "'"), Word, Gen.Bool, (left, joint, right, two) => two ? left + joint + right : left);

    [Theory, Engines]
    public async Task Search_AnyNamesAndAnyQuery_FindsWhomANaiveReadingFinds(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var people = new Dictionary<PatientId, PatientDetails>();
        foreach (var person in Person.Array[40].Single()) people[await desk.Make(person)] = person;
        var search = desk.Get<PatientSearchService>();

        await Query.SampleAsync(async query =>
        {
            var found = (await search.Search(query, take: 50)).Rows.Select(row => row.Id).ToHashSet();
            var expected = people.Where(person => Fits(query, person.Value)).Select(person => person.Key).ToHashSet();
            Assert.True(found.SetEquals(expected), $"“{query}” found {Names(found, people)}, expected {Names(expected, people)}");
        }, iter: 300, threads: 1);
    }

    private static bool Fits(string query, PatientDetails details) => query.Split(' ').Select(Plain).All(typed => Words(details).Any(word => word.StartsWith(typed, StringComparison.Ordinal)));

    // Every word with those after it in the same name; family and given name together where they are Chinese.
    private static IEnumerable<string> Words(PatientDetails details) =>
        new[] { details.FirstName, details.LastName, details.LastName.Any(letter => letter > 0x3000) ? details.LastName + details.FirstName : "" }
            .SelectMany(name => Enumerable.Range(0, name.Length).Where(start => start == 0 || !char.IsLetter(name[start - 1])).Select(start => Plain(name[start..])));

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => char.IsLetter(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static string Names(HashSet<PatientId> ids, Dictionary<PatientId, PatientDetails> people) => string.Join(", ", ids.Select(id => people[id].FullName).Order(StringComparer.Ordinal));
}
