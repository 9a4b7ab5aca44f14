using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Access;

public sealed class NobodyTests
{
    public static TheoryData<string> Methods => [.. ServiceMethod.All.Where(method => !method.IsForAnyone).Select(method => method.ToString()).Distinct()];

    [Theory, MemberData(nameof(Methods))]
    public async Task Nobody_is_refused_before_any_sql(string method)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var nobody = clinic.Nobody();
        foreach (var it in ServiceMethod.All.Where(it => it.ToString() == method)) await Assert.ThrowsAsync<AccessDeniedException>(() => it.Call(nobody));
        Assert.Equal(0, clinic.Commands.Count);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task A_role_that_the_table_does_not_allow_is_refused(string method)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var nobody = clinic.Nobody();
        foreach (var it in ServiceMethod.All.Where(it => it.ToString() == method))
        {
            var operation = await it.Demanded(nobody);
            foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.System or Role.Patient)))
            {
                var reach = Permissions.Of(operation, [role]);
                // A therapist is nobody's here: a method that names a patient must refuse for want of the assignment.
                if (reach == Reach.All || reach == Reach.Assigned && !it.NamesPatient) continue;
                using var person = await clinic.SignIn(role);
                await Assert.ThrowsAsync<AccessDeniedException>(() => it.Call(person));
            }
        }
    }

    [Fact]
    public async Task What_each_method_demands_is_approved()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var nobody = clinic.Nobody();
        var lines = new List<string>();
        foreach (var method in ServiceMethod.All) lines.Add($"{method}: {(method.IsForAnyone ? Operation.Anyone : await method.Demanded(nobody))}");
        Assert.NotEmpty(lines);
        Approved.Compare("methods", lines);
    }

    [Fact]
    public void Who_may_do_what_is_approved()
    {
        var roles = Enum.GetValues<Role>();
        Approved.Compare("permissions",
        [
            $"{"",-20} {string.Join(' ', roles.Select(role => $"{role,-13}"))}",
            .. Enum.GetValues<Operation>().Select(operation => $"{operation,-20} {string.Join(' ', roles.Select(role => $"{Permissions.Of(operation, [role]),-13}"))}"),
        ]);
    }

    [Fact]
    public void Someone_with_two_roles_reaches_as_far_as_the_wider_one()
    {
        Assert.Equal(Reach.All, Permissions.Of(Operation.OpenChart, [Role.Therapist, Role.Clinician]));
        Assert.Equal(Reach.None, Permissions.Of(Operation.OpenChart, []));
    }
}
