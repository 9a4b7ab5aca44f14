using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class CalendarFeedTests
{
    [Theory, Engines]
    public async Task A_feed_shows_the_providers_own_times_without_names_and_follows_what_becomes_of_them(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var stays = await clinic.Booked(14, Today.AddDays(1));
        var goes = await clinic.Booked(15, Today.AddDays(1));
        await clinic.Booked(16, Today.AddDays(1), clinic.Omar);
        await clinic.Booked(9, Today.AddDays(CalendarFeedService.DaysAhead + 1), patient: await clinic.Chart("Beatriz", "Solano"));
        var token = await Token(clinic);

        Assert.Equal(2, (await Read(clinic, token))!.Count);
        Value(await clinic.AtDesk.Cancel(Step(goes)));

        var item = Assert.Single((await Read(clinic, token))!);
        Assert.Equal(($"{stays.Id.Value:N}@schedule", "Booked"), (item.Uid, item.Summary));
        Assert.Equal(stays.StartsAt, item.From);
        Assert.Equal(30, (item.To - item.From).TotalMinutes);
    }

    [Theory, Engines]
    public async Task Initials_are_shown_only_where_the_provider_allows_them(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(14);
        var token = await Token(clinic);
        var feeds = clinic.Hanna.Get<CalendarFeedService>();

        Value(await feeds.Show(new ShowInitials(Guid.CreateVersion7(), true)));
        Assert.Equal("Booked A.S.", Assert.Single((await Read(clinic, token))!).Summary);
        Value(await feeds.Show(new ShowInitials(Guid.CreateVersion7(), false)));
        Assert.Equal("Booked", Assert.Single((await Read(clinic, token))!).Summary);
    }

    [Theory, Engines]
    public async Task An_address_ends_when_it_is_made_anew_revoked_or_the_account_is_closed(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var feeds = clinic.Hanna.Get<CalendarFeedService>();
        var first = await Token(clinic);
        var second = await Token(clinic);
        Assert.Null(await Read(clinic, first));
        Assert.NotNull(await Read(clinic, second));

        Value(await feeds.Revoke(new RevokeFeed(Guid.CreateVersion7())));
        Assert.Null(await Read(clinic, second));
        Assert.Null(await feeds.Mine());

        var third = await Token(clinic);
        await using var db = clinic.Clinic.Db();
        Assert.DoesNotContain(third, (await db.CalendarFeeds.AsNoTracking().SingleAsync()).TokenHash, StringComparison.Ordinal);
        await db.Users.Where(staff => staff.Id == clinic.Hanna.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Deactivated, true));
        Assert.Null(await Read(clinic, third));
        Assert.Null(await Read(clinic, ""));
    }

    [Theory, Engines]
    public async Task A_form_sent_twice_tells_the_address_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var feeds = clinic.Hanna.Get<CalendarFeedService>();
        var form = new MakeFeed(Guid.CreateVersion7(), false);
        var (_, token) = await feeds.Make(form);

        var (again, none) = await feeds.Make(form);

        Assert.Equal(("made-already", ""), (Assert.Single(Findings(again)).Code, none));
        Assert.NotNull(await Read(clinic, token));
    }

    [Theory, Engines]
    public async Task The_patients_file_says_when_and_where_and_nothing_about_why(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(14);

        var item = await clinic.Desk.Get<CalendarFeedService>().ForPatient(row.Id);

        Assert.Equal(("Your clinic", row.StartsAt), (item!.Summary, item.From));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Tomas.Get<CalendarFeedService>().ForPatient(row.Id));
        Assert.Null(await clinic.Desk.Get<CalendarFeedService>().ForPatient(AppointmentId.New()));
    }

    private static async Task<string> Token(DeskClinic clinic)
    {
        var (outcome, token) = await clinic.Hanna.Get<CalendarFeedService>().Make(new MakeFeed(Guid.CreateVersion7(), false));
        Value(outcome);
        Assert.Equal(43, token.Length);
        return token;
    }

    private static async Task<IReadOnlyList<CalendarItem>?> Read(DeskClinic clinic, string token)
    {
        using var nobody = clinic.Clinic.Nobody();
        return await nobody.Get<CalendarFeedService>().Read(token);
    }
}
