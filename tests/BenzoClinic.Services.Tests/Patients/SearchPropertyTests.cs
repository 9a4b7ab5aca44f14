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

    [Theory, Engines]
    public async Task Search_AmongAThousandOfOneName_FindsEveryoneElseAndSaysThatThereAreMore(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await using (var db = clinic.Db())
        {
            var stamp = clinic.Clock.StampFor(desk.Id);
            for (var number = 0; number < 1_000; number++)
            {
                var patient = new Patient(PatientId.New(), 200_000 + number, Named("Ana", "Cruz") with { BirthDate = new DateOnly(1950, 1, 1).AddDays(number) }, stamp);
                db.Add(patient);
                SearchTerms.Add(db, patient);
            }

            await db.SaveChangesAsync();
        }

        var rare = new[] { Named("Ana", "Cruzado-Paz"), Named("Ána", "de la Cruz"), Named("Zoë", "O'Cruz"), Named("小明", "王") with { OtherNames = "Ana Li" } };
        var ids = new Dictionary<PatientId, PatientDetails>();
        foreach (var details in rare) ids[await desk.Make(details)] = details;
        var search = desk.Get<PatientSearchService>();

        var all = await search.Search("ana cruz", take: 50);
        Assert.Equal((50, true), (all.Rows.Count, all.More));
        Assert.Equal(1950, all.Rows.Min(row => row.BirthDate.Year));
        // Nobody hides behind the thousand: a further beginning, or the day of birth, tells anyone from them.
        await Gen.OneOf("ana cruza", "paz ana", "de la cruz", "delacruz an", "zoe cruz", "o'cruz", "王小明", "ana li", "ana paz cruz", "xq ana", "ana cruz x")
            .SampleAsync(async query =>
            {
                var found = (await search.Search(query, take: 50)).Rows.Select(row => row.Id).ToHashSet();
                Assert.True(found.SetEquals(ids.Where(it => Fits(query, it.Value)).Select(it => it.Key)), query);
            }, iter: 40, threads: 1);
        Assert.Equal(new DateOnly(1950, 2, 1), Assert.Single((await search.Search("ana cruz 2/1/1950")).Rows).BirthDate);
    }

    [Theory]
    [Engines("")]
    [Engines("   ")]
    [Engines("😀")]
    [Engines("\ud83d\ude00 \udc00")]
    [Engines("\"'`;--%_\\")]
    public async Task Search_NothingToSearchFor_IsACalmNobody(Engine engine, string typed)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol);

        Assert.Empty((await desk.Get<PatientSearchService>().Search(typed)).Rows);
        Assert.Empty((await desk.Get<PatientSearchService>().Search(string.Concat(Enumerable.Repeat(typed + "q", 10_000)))).Rows);
    }

    private static bool Fits(string query, PatientDetails details) => query.Split(' ').Select(Plain).All(typed => Words(details).Any(word => word.StartsWith(typed, StringComparison.Ordinal)));

    // Every word with those after it in the same name; family and given name together where they are Chinese.
    private static IEnumerable<string> Words(PatientDetails details) =>
        new[] { details.FirstName, details.LastName, details.LastName.Any(letter => letter > 0x3000) ? details.LastName + details.FirstName : "" }.Concat(details.OtherNames.Split(','))
            .SelectMany(name => Enumerable.Range(0, name.Length).Where(start => start == 0 || !char.IsLetter(name[start - 1])).Select(start => Plain(name[start..])));

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => char.IsLetter(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static string Names(HashSet<PatientId> ids, Dictionary<PatientId, PatientDetails> people) => string.Join(", ", ids.Select(id => people[id].FullName).Order(StringComparer.Ordinal));
}
