using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Data;

public sealed class WriteTurnsTests
{
    [Theory, Engines]
    public async Task No_more_than_the_engine_serves_well_have_a_turn_and_the_first_to_come_is_the_first(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var turns = new WriteTurns(clinic.Engine);
        var held = new List<IDisposable>();
        for (var turn = 0; turn < clinic.Engine.Writers; turn++) held.Add(await turns.Next());
        var (second, third) = (turns.Next(), turns.Next());

        Assert.False(second.IsCompleted || third.IsCompleted);
        held[0].Dispose();
        held[0].Dispose(); // Given back once, however often it is said.
        var mine = await second;
        Assert.False(third.IsCompleted);
        mine.Dispose();
        (await third).Dispose();
    }
}
