Console.WriteLine("rencontres");
