namespace CurationPipeline.Pdf.Layout;

/// <summary>Finds pictures and drawings: a picture of some size, or many paths close together.</summary>
internal static class FigureFinder
{
    private const float MinSide = 36;
    private const int MinPaths = 5;
    private const float Near = 6;

    public static List<Box> Find(LetterPage page)
    {
        var clusters = new List<Cluster>();
        var limit = 0.7f * page.Width * page.Height;
        foreach (var graphic in page.Graphics)
        {
            var box = Clip(graphic.Box, page);
            if (box.Width < 0 || box.Height < 0 || box.Width * box.Height > limit)
                continue;
            Add(clusters, new Cluster(box, graphic.Kind == GraphicKind.Picture ? 1 : 0, graphic.Kind == GraphicKind.Path ? 1 : 0, 1));
        }

        Settle(clusters);
        var figures = new List<Box>();
        foreach (var cluster in clusters)
        {
            if (cluster.IsFigure)
                figures.Add(cluster.Box);
        }

        return figures;
    }

    private static Box Clip(Box box, LetterPage page) =>
        new(Math.Max(0, box.X0), Math.Max(0, box.Y0), Math.Min(page.Width, box.X1), Math.Min(page.Height, box.Y1));

    private static void Add(List<Cluster> clusters, Cluster cluster)
    {
        // Drawings come piece by piece, so that the neighbour is nearly always among the last.
        for (var i = clusters.Count - 1; i >= Math.Max(0, clusters.Count - 16); i--)
        {
            if (!Touch(clusters[i].Box, cluster.Box))
                continue;
            clusters[i] = clusters[i].With(cluster);
            return;
        }

        clusters.Add(cluster);
    }

    private static void Settle(List<Cluster> clusters)
    {
        if (clusters.Count > 1500)
            return;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = clusters.Count - 1; i > 0; i--)
            {
                var into = clusters.FindIndex(0, i, other => Touch(other.Box, clusters[i].Box));
                if (into < 0)
                    continue;
                clusters[into] = clusters[into].With(clusters[i]);
                clusters.RemoveAt(i);
                changed = true;
            }
        }
    }

    private static bool Touch(Box a, Box b) =>
        a.X0 <= b.X1 + Near && b.X0 <= a.X1 + Near && a.Y0 <= b.Y1 + Near && b.Y0 <= a.Y1 + Near;

    private readonly record struct Cluster(Box Box, int Pictures, int Paths, int Parts)
    {
        public bool IsFigure =>
            Box.Width >= MinSide && Box.Height >= MinSide && (Pictures > 0 || Paths >= MinPaths);

        public Cluster With(Cluster other) =>
            new(Box.Union(other.Box), Pictures + other.Pictures, Paths + other.Paths, Parts + other.Parts);
    }
}
