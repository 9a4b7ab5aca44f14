using System.Net;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class LockTests
{
    [Theory, Engines]
    public async Task Ten_wrong_passwords_close_the_account_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Seed(clinic);
        for (var i = 0; i < SignInService.TriesBeforeLock; i++) Assert.Null(await Try(clinic, "not the password"));

        Assert.Null(await Try(clinic, DemoStaff.Password));
        clinic.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Null(await Try(clinic, DemoStaff.Password));
        clinic.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await Try(clinic, DemoStaff.Password));
    }

    [Theory, Engines]
    public async Task After_the_first_lock_each_wrong_password_locks_longer(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Seed(clinic);
        for (var i = 0; i < SignInService.TriesBeforeLock; i++) await Try(clinic, "not the password");
        clinic.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await Try(clinic, "not the password"));
        clinic.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await Try(clinic, DemoStaff.Password));
        clinic.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull(await Try(clinic, DemoStaff.Password));
    }

    [Theory, Engines]
    public async Task Tries_sent_at_once_are_counted_one_by_one(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Seed(clinic);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Try(clinic, "not the password"))));
        await using var db = clinic.Db();
        var hanna = await db.Users.FindAsync(DemoStaff.Hanna.Id.Value);
        Assert.InRange(hanna!.AccessFailedCount, 1, SignInService.TriesBeforeLock);
    }

    private static async Task Seed(TestClinic clinic)
    {
        using var system = clinic.System();
        await system.Get<DemoStaffService>().Seed();
    }

    private static async Task<SignedIn?> Try(TestClinic clinic, string password)
    {
        using var nobody = clinic.Nobody();
        return await nobody.Get<SignInService>().SignIn(DemoStaff.Hanna.Email, password);
    }
}
