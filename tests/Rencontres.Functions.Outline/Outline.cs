internal static class Outline
{
    public static NotSupportedException HasNoBehaviour() =>
        new("This was built with FunctionsApi=outline, which only compiles. Build it with the real packages to run it.");
}
